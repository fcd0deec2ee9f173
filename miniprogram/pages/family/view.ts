import type { Output } from '../../../core/contract';
import type { FamilyMember, FamilyThing } from '../../../core/contract/family';
import { monthDayText, weekdayText } from '../../text/dates';
import { familyText as t } from '../../text/family';

/** One of the family as the page shows them. */
export type Face = {
  id: string;
  name: string;
  initial: string;
  note: string;
  label: string;
  joined: boolean;
  me: boolean;
  mayRemove: boolean;
};

function faceOf({ id, name, me, state, mayRemove }: FamilyMember): Face {
  const note = state === 'joined' ? '' : t[state];
  return {
    ...{ id, name, note, me, mayRemove },
    initial: Array.from(name).at(-1) ?? '' /* by characters: a rare one is two units */,
    label: t.memberLabel(me ? t.me : name, note),
    joined: state === 'joined',
  };
}

const nameOf = (kind: string) => t.stamps.find(({ code }) => code === kind)?.name ?? '';

/** What stands under one of the six. */
function noteOf({ state, mine, planDay, doneDay }: FamilyThing): string {
  if (state === 'done') return doneDay === null ? t.wasDone : monthDayText(doneDay);
  if (state === 'begun') return mine === 'waits' ? t.waitsForMe : t.waitsForOthers;
  return planDay === null ? t.empty : monthDayText(planDay);
}

function stampOf(thing: FamilyThing) {
  const { kind, state, mine } = thing;
  const note = noteOf(thing);
  const name = nameOf(kind);
  const filled = state === 'done' || state === 'begun';
  return { code: kind, name, note, filled, waits: mine === 'waits', label: t.stampLabel(name, note) };
}

/** What comes next, the nearest first: what waits for me, then the days that are set. */
function nextOf(six: readonly FamilyThing[]) {
  const waiting = six.filter(({ mine }) => mine === 'waits');
  const ahead = six
    .filter(({ planDay, state, mine }) => planDay !== null && state !== 'done' && mine !== 'waits')
    .sort((a, b) => ((a.planDay ?? '') < (b.planDay ?? '') ? -1 : 1));
  return [
    ...waiting.map(({ kind }) => ({ code: kind, title: t.nextWaits(nameOf(kind)), text: t.nextWaitsText })),
    ...ahead.map(({ kind, planDay }) => {
      const day = planDay ?? '';
      return { code: kind, title: nameOf(kind), text: t.nextPlanned(monthDayText(day), weekdayText(day)) };
    }),
  ];
}

/** The family as its page shows it. */
export function familyView({ mayInvite, members, six }: Output<'family.home'>) {
  return {
    mayInvite,
    faces: members.map(faceOf),
    stamps: six.map(stampOf),
    next: nextOf(six),
    /** Neither asked in nor somebody who asks: an officer, say. */
    outside: !mayInvite && members.length === 0,
    alone: mayInvite && members.length === 0,
  };
}
export type FamilyView = ReturnType<typeof familyView>;
