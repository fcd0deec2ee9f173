import type { Output } from '../../../core/contract';
import type { FamilyMember } from '../../../core/contract/family';
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

/** The family as its page shows it. */
export function familyView({ mayInvite, members }: Output<'family.home'>) {
  return {
    mayInvite,
    faces: members.map(faceOf),
    /** Neither asked in nor somebody who asks: an officer, say. */
    outside: !mayInvite && members.length === 0,
    alone: mayInvite && members.length === 0,
  };
}
export type FamilyView = ReturnType<typeof familyView>;
