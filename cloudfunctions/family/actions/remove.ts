import type { Input, Output } from '../../../core/contract';
import { dayOf } from '../../../core/domain/calendar/beijing';
import { familyKinds } from '../../../core/domain/family/kinds';
import type { Member } from '../../_kernel/caller';
import { change, type Plan } from '../../_kernel/change';
import { standingConsents } from '../../_kernel/consents';
import { Stale } from '../../_kernel/fault';
import { lockOut } from '../../_kernel/lock-out';
import { bindings } from '../../_store/bindings';
import { type FamilyMemberRow, familyMembers } from '../../_store/family-members';
import { familyThings } from '../../_store/family-things';
import { invitations } from '../../_store/invitations';
import { people } from '../../_store/people';
import { mustStand } from '../load';
import { mustReach } from '../policy';
import { unreminded } from '../reminding';
import { thingId } from '../together';

type Answer = Output<'family.remove'>;

/**
 * Ends a membership: the caller's own, or a relative's. Of a relative nothing is held but for the family, so everything of theirs goes with it, as if
 * they had asked for it themselves; of one who never answered at once.
 */
export async function remove(member: Member, input: Input<'family.remove'>): Promise<Answer> {
  const { memberId } = input;
  return change(member, { route: 'family.remove', personId: memberId, input }, async () => {
    const [own, other] = await Promise.all([familyMembers.get(member.personId), familyMembers.get(memberId)]);
    const row = mustReach(own, other);
    if (row.relation === 'cadre') return left(row, member.now);
    return row.joinedAt === null ? takenBack(row) : ended(row, member.now);
  });
}

/** Who leaves takes their words out of the family's sight, and hears of its days no more. */
async function left(row: FamilyMemberRow, now: number): Promise<Plan<Answer>> {
  const year = Number(dayOf(now).slice(0, 4));
  const things = await familyThings.byIds(familyKinds.map((kind) => thingId({ own: row, year }, kind)));
  const reminded = await unreminded(things, row._id, now);
  return {
    answer: { id: row._id, how: 'left' },
    what: 'family left',
    async write(transaction) {
      await mustStand(row._id, row, transaction);
      await familyMembers.remove(row._id, transaction);
      for (const write of reminded) await write(transaction);
    },
  };
}

async function takenBack(row: FamilyMemberRow): Promise<Plan<Answer>> {
  const waiting = await invitations.ofPeople([row._id]);
  return {
    answer: { id: row._id, how: 'taken-back' },
    what: 'family invitation taken back',
    async write(transaction) {
      await mustStand(row._id, row, transaction);
      await familyMembers.remove(row._id, transaction);
      await people.remove(row._id, transaction);
      for (const { _id } of waiting) await invitations.remove(_id, transaction);
    },
  };
}

async function ended(row: FamilyMemberRow, now: number): Promise<Plan<Answer>> {
  const personId = row._id;
  const [person, account, given] = await Promise.all([
    people.get(personId),
    bindings.ofPeople([personId]),
    standingConsents(personId),
  ]);
  const [binding] = account;
  if (!person || !binding) throw new Stale('membership');
  return {
    answer: { id: personId, how: 'ended' },
    what: 'family membership ended',
    async write(transaction) {
      await mustStand(personId, row, transaction);
      await lockOut({ person, openid: binding._id, given, now }, transaction);
    },
  };
}
