import type { SpaceRole } from '../../core/contract/helpgroup';
import type { Member } from '../_kernel/caller';
import { Fault, Stale } from '../_kernel/fault';
import type { Transaction } from '../_store/database';
import { helpGroups } from '../_store/help-groups';
import { helpMembers, memberId } from '../_store/help-members';
import { type QuestionRow, questions } from '../_store/questions';
import { type UnitRow, units } from '../_store/units';
import { mayRead, type Viewpoint } from './policy';

/** A unit, and what the caller is in its space. */
export type Inside = { unit: UnitRow; as: SpaceRole };

const dutyNames = { 'duty-officer': 'officer', head: 'leader' } as const;

/** Units for which the caller has a duty in their help group, the officer's before the leader's. */
export function dutiesIn({ standing }: Member): Map<string, Exclude<SpaceRole, 'member'>> {
  const found = new Map<string, Exclude<SpaceRole, 'member'>>();
  for (const role of ['head', 'duty-officer'] as const)
    for (const duty of standing.duties)
      if (duty.role === role) for (const id of duty.scope.ids) found.set(id, dutyNames[role]);
  return found;
}

/** Whether somebody came into a space from a group that still belongs to it. */
export async function isMember(personId: string, unitId: string): Promise<boolean> {
  const row = await helpMembers.get(memberId(personId, unitId));
  const group = row && (await helpGroups.get(row.groupId));
  return group !== null && group.unitId === unitId && group.endedAt === null;
}

/**
 * What the caller is in a unit's space. A space that is not theirs and one that is not there are one answer.
 * @throws Fault NOT_FOUND
 */
export async function insideOf(member: Member, unitId: string): Promise<Inside> {
  const as = dutiesIn(member).get(unitId);
  const [unit, joined] = await Promise.all([
    units.get(unitId),
    as === undefined ? isMember(member.personId, unitId) : false,
  ]);
  if (unit?.kind !== 'unit' || unit.closedAt !== null || (as === undefined && !joined))
    throw new Fault('NOT_FOUND', undefined, 'unitId');
  return { unit, as: as ?? 'member' };
}

/** The same, null for whoever is outside; a store in trouble is no answer. */
async function insideOrNot(member: Member, unitId: string): Promise<Inside | null> {
  try {
    return await insideOf(member, unitId);
  } catch (error) {
    if (error instanceof Fault) return null;
    throw error;
  }
}

/** The same for whoever has a duty there. */
export async function dutyIn(
  member: Member,
  unitId: string,
): Promise<{ unit: UnitRow; as: 'officer' | 'leader' }> {
  const { unit, as } = await insideOf(member, unitId);
  if (as === 'member') throw new Fault('NOT_FOUND', undefined, 'unitId');
  return { unit, as };
}

export type Seen = { question: QuestionRow; unit: UnitRow; as: Viewpoint };

/**
 * A question that the caller may read, and as what.
 * @throws Fault NOT_FOUND
 */
export async function seenBy(member: Member, questionId: string): Promise<Seen> {
  const question = await questions.get(questionId);
  const nothing = () => new Fault('NOT_FOUND', undefined, 'questionId');
  if (!question) throw nothing();
  const mine = question.askerId === member.personId;
  const place = mine
    ? { unit: await units.get(question.unitId), as: 'asker' as const }
    : await insideOrNot(member, question.unitId);
  if (!place?.unit || !mayRead(question, place.as)) throw nothing();
  return { question, unit: place.unit, as: place.as };
}

/** In whose audit chain a change of a question stands: the asker's, or, once they are forgotten, the unit's. */
export const chainOf = ({ askerId, unitId }: QuestionRow): string => askerId || unitId;

/** Inside a transaction: changes a question if it stands as it was read, or lets the decision be made again. */
export async function turnQuestion(
  question: QuestionRow,
  fields: Partial<Omit<QuestionRow, '_id' | 'version'>>,
  transaction: Transaction,
): Promise<void> {
  const current = await questions.get(question._id, transaction);
  if (current?.version !== question.version) throw new Stale('question');
  await questions.patch(question._id, { ...fields, version: question.version + 1 }, transaction);
}
