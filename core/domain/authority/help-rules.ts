import type { Rule } from './pivot';

const self = [{ as: 'self', relation: 'self' }] as const satisfies readonly Rule[];

/** Officers of a unit's help group, and its leader, who is called last. What the leader may not read of it, `helpgroup/policy.ts` says. */
export const onDuty = [
  { as: 'duty-officer', relation: 'own-unit' },
  { as: 'head', relation: 'own-unit' },
] as const satisfies readonly Rule[];
/** And whoever came in from the group: read from their own row of membership, never taken from an input. */
const inSpace = [...onDuty, ...self] as const satisfies readonly Rule[];
/** What somebody asked: on the private line, and of pictures and voices, every look of an officer is told to them. */
const lookedAt = [
  ...self,
  { as: 'duty-officer', relation: 'own-unit', logged: true },
] as const satisfies readonly Rule[];

/** The help group's part of the pivot. */
export const helpRules = {
  'helpgroup.spaces': inSpace,
  'helpgroup.bind': [{ as: 'duty-officer', relation: 'own-unit' }],
  'helpgroup.enter': self,
  'helpgroup.leave': self,
  'helpgroup.unbind': [{ as: 'duty-officer', relation: 'own-unit' }],
  'helpgroup.groups': onDuty,
  'helpgroup.keep': onDuty,
  'helpgroup.space': inSpace,
  'helpgroup.ask': self,
  'helpgroup.question': [...lookedAt, { as: 'head', relation: 'own-unit' }],
  'helpgroup.add': self,
  'helpgroup.withdraw': self,
  'helpgroup.rate': self,
  'helpgroup.desk': onDuty,
  'helpgroup.take': onDuty,
  'helpgroup.answer': onDuty,
  'helpgroup.handOn': onDuty,
  'helpgroup.note': onDuty,
  'helpgroup.close': inSpace,
  'helpgroup.reopen': inSpace,
  'helpgroup.beginMedia': self,
  'helpgroup.keepMedia': self,
  'helpgroup.media': lookedAt,
  'helpgroup.search': inSpace,
  'helpgroup.saveEntry': onDuty,
  'helpgroup.removeEntry': onDuty,
  'helpgroup.setPractices': onDuty,
  'helpgroup.notices': inSpace,
  'helpgroup.notice': inSpace,
  'helpgroup.postNotice': onDuty,
  'helpgroup.removeNotice': onDuty,
  'helpgroup.figures': onDuty,
  'helpgroup.rota': onDuty,
  'helpgroup.draftRota': onDuty,
  'helpgroup.publishRota': onDuty,
  'helpgroup.proposeSwap': [{ as: 'duty-officer', relation: 'own-unit' }],
  'helpgroup.answerSwap': [{ as: 'duty-officer', relation: 'own-unit' }],
} as const satisfies Readonly<Record<string, readonly Rule[]>>;
