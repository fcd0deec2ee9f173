import { boxComplaint } from '../../cloudfunctions/_kernel/complaint-box';
import type { Route } from '../../core/contract';
import { activityRow } from '../support/activity-rows';
import { ledgerRow, place, rosterRow } from '../support/district';
import { letIn, questionRow } from '../support/help-rows';
import type { Person } from '../support/people';
import { nodeReminderTemplate } from '../support/project';
import { samples, signature } from '../support/samples';
import type { Delivered } from '../support/wire';
import { startWorld, type World } from '../support/world';
import { eventOf } from './cases';

/** Rows that a refusal is meant to leave: tries of invitation codes are counted, and the security log tells of each. */
const meant = new Set(['attempts', 'refusals']);

/** Actions of the operators' pages. */
const operators: readonly Route[] = [
  'reminder.operations',
  'reminder.dryRun',
  'reminder.resend',
  'reminder.templates',
  'reminder.daysOff',
  'reminder.setDaysOff',
];

/** The ledger of life in service: one's own, and HR's over the unit. */
const ownLedger: readonly Route[] = ['roster.career', 'roster.proposeEvent'];
const ledger: readonly Route[] = [
  'roster.waitingEvents',
  'roster.enterEvent',
  'roster.decideEvent',
  'roster.correctEvent',
  'roster.places',
  'roster.cadreRule',
  'roster.setCadreRule',
  'roster.complaints',
  'roster.answerComplaint',
];

/** What a member of the help group does; the rest is the officers'. */
const ofMembers: readonly Route[] = [
  'helpgroup.spaces',
  'helpgroup.enter',
  'helpgroup.leave',
  'helpgroup.space',
  'helpgroup.ask',
  'helpgroup.add',
  'helpgroup.withdraw',
  'helpgroup.rate',
];

/** What an organiser does; the rest is the families'. */
const ofOrganisers: readonly Route[] = [
  'activity.desk',
  'activity.save',
  'activity.turn',
  'activity.roll',
  'activity.sumUp',
  'activity.venueCode',
  'activity.figures',
];

/** A world a year on, with those who call: each route's caller is in a state in which its sample is legal or close to it. */
export class Stage {
  /** Calls that were made over this stage. */
  sent = 0;

  constructor(
    readonly world: World,
    readonly reader: Person,
    readonly stranger: Person,
    readonly newcomer: Person,
    readonly officer: Person,
    readonly guide: Person,
  ) {}

  callerOf(route: Route): Person {
    if (ownLedger.includes(route)) return this.reader;
    if (ledger.includes(route) || route.startsWith('intake.')) return this.guide;
    if (route.startsWith('roster.') || operators.includes(route)) return this.officer;
    if (route.startsWith('helpgroup.') && !ofMembers.includes(route)) return this.guide;
    if (ofOrganisers.includes(route)) return this.guide;
    // Who accompanies is the unit's HR officer too.
    if (route.startsWith('mentor.') || route.startsWith('closure.') || route === 'reminder.unreachable')
      return this.guide;
    return this.subjectOf(route);
  }

  private subjectOf(route: Route): Person {
    const unbound: readonly Route[] = ['account.session', 'account.invitation', 'account.bind'];
    return unbound.includes(route) ? this.newcomer : this.reader;
  }

  sampleOf(route: Route): unknown {
    const { id, name, code } = this.subjectOf(route);
    const requestId = this.world.requestId('malformed');
    return samples[route]({ person: id, name, code, template: nodeReminderTemplate, requestId });
  }

  /** Calls an action with an input that is given as JSON text. */
  deliver(route: Route, json: string): Promise<Delivered> {
    this.sent += 1;
    const [name, action] = route.split('.') as [string, string];
    return this.world.control.deliver(this.callerOf(route).openid, name, eventOf(action, json));
  }

  /** The store as text, without the rows that refusals are meant to leave. */
  async store(): Promise<string> {
    const dump = await this.world.dump();
    return JSON.stringify(Object.entries(dump).filter(([name]) => !meant.has(name)));
  }
}

/** Two people who sealed a letter a year ago, one of whom has opened it today, and one who was invited and never came. */
export async function setStage(): Promise<Stage> {
  const world = await startWorld();
  const [reader, stranger] = (await world.people.bound(2)) as [Person, Person];
  const [newcomer] = (await world.people.invited(1)) as [Person];
  const officer = await world.people.officer('administrator', { kind: 'district', ids: [place.district] });
  // HR of the reader's unit, who accompanies the reader too.
  const guide = await world.people.officer('hr', { kind: 'unit', ids: [place.court] });
  const pair = { mentorId: guide.id, unitId: place.court, from: await world.now(), until: null, note: '' };
  await world.admin().add('mentorships', [{ _id: 'm-reader', cadreId: reader.id, ...pair }]);
  const another = { id: 'mentor-of-the-court', name: '周明远', entryDay: '2010-07-01' };
  await world.admin().add('people', [rosterRow(another, { cadre: false })]);
  // The reader's family has a relative in it who has not answered.
  await world.ask(reader, 'family.invite', {
    ...{ requestId: world.requestId('relative'), name: '南乔', relation: 'spouse' },
  });
  // And comes into the help group, where HR is on duty and a question waits.
  await letIn(world, [reader.id]);
  await world.people.hold(guide, 'duty-officer', { kind: 'unit', ids: [place.court] });
  await world
    .admin()
    .add('questions', [questionRow('0123456789abcdef01234567', reader.id, await world.now())]);
  // An activity of the unit is published, and HR holds it.
  await world.people.hold(guide, 'organiser', { kind: 'unit', ids: [place.court] });
  await world.admin().add('activities', [activityRow('fedcba9876543210fedcba98', await world.now())]);
  await world.people.hold(guide, 'organisation', { kind: 'district', ids: [place.district] });
  await world.people.hold(reader, 'section-chief', { kind: 'section', ids: [place.civil] });
  await world
    .admin()
    .add('lifeEvents', [
      ledgerRow(`proposed-${reader.id}`, { personId: reader.id, kind: 'rotation', status: 'proposed' }),
      ledgerRow(`entered-${reader.id}`, { personId: reader.id, kind: 'sanction', status: 'confirmed' }),
    ]);
  const complaint = `complaint-${reader.id}`;
  await world.admin().add('complaints', [
    {
      ...{ _id: complaint, personId: reader.id, kind: 'complaint', number: '20260701-4F7K2A', at: 0 },
      ...{ unitPath: [place.district, place.court], dueDay: '2026-07-16', answeredAt: null },
      box: boxComplaint({ text: '提醒来得太多。', answer: null }, complaint),
    },
  ]);
  for (const person of [reader, stranger]) {
    await world.ask(person, 'timebook.seal', {
      requestId: world.requestId('seal'),
      nodeId: `${person.id}:onboarding`,
      text: '一年后再见。',
      promises: ['守住底线', '常回家看看'],
      signature,
    });
  }
  await world.advance('P1Y', false);
  await world.ask(stranger, 'timebook.open', {
    requestId: world.requestId('open'),
    nodeId: `${stranger.id}:anniversary:2027`,
  });
  return new Stage(world, reader, stranger, newcomer, officer, guide);
}
