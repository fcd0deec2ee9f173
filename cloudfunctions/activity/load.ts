import { permit } from '../_kernel/authority';
import type { Member } from '../_kernel/caller';
import { Fault } from '../_kernel/fault';
import { newId } from '../_kernel/ids';
import { type ActivityRow, activities } from '../_store/activities';
import { type ActivitySeatRow, activitySeats } from '../_store/activity-seats';
import { familyMembers } from '../_store/family-members';
import { type PersonRow, people } from '../_store/people';
import { type UnitRow, units } from '../_store/units';

/** Whoever registers together: a household, or somebody on their own. */
export type Party = {
  id: string;
  /** Whoever has joined, the caller first. */
  people: PersonRow[];
  /** Units, and the district, whose activities are for them: those of the cadres among them. */
  scopeIds: string[];
};

/**
 * The caller's household as it registers.
 * @throws Fault NOT_FOUND
 */
export async function partyOf({ personId }: Member): Promise<Party> {
  const own = await familyMembers.get(personId);
  const members =
    own && own.joinedAt !== null
      ? (await familyMembers.ofHousehold(own.householdId)).filter(({ joinedAt }) => joinedAt !== null)
      : [];
  const known = await people.byIds([...new Set([personId, ...members.map(({ _id }) => _id)])]);
  const [self] = known.filter(({ _id }) => _id === personId);
  if (!self) throw new Fault('NOT_FOUND');
  const order = members.map(({ _id }) => _id);
  const others = known
    .filter(({ _id }) => _id !== personId)
    .sort((a, b) => order.indexOf(a._id) - order.indexOf(b._id));
  const all = [self, ...others];
  // District and unit alone hold activities; a section's path begins with them.
  const scopeIds = [...new Set(all.flatMap(({ unitPath }) => unitPath.slice(0, 2)))];
  return { id: members.length > 0 && own ? own.householdId : personId, people: all, scopeIds };
}

/** Under which id a party's seats in an activity lie. */
export const seatId = (activityId: string, partyId: string): string =>
  newId('activity seat', `${activityId} ${partyId}`);

/** Under which ids seats of a party may lie: its own, and those of who registered before they belonged to it. */
export const seatIds = (activityId: string, { id, people }: Party): string[] =>
  [...new Set([id, ...people.map(({ _id }) => _id)])].map((one) => seatId(activityId, one));

export type Seen = { activity: ActivityRow; party: Party; seat: ActivitySeatRow | null };

/**
 * An activity as somebody for whose family it is sees it, with the seats of their household. What is not there, a draft, and what is for others are one
 * answer.
 * @throws Fault NOT_FOUND
 */
export async function seenBy(member: Member, activityId: string): Promise<Seen> {
  return seenOf(await partyOf(member), activityId);
}

/** The same for a household that is known: where many come at once, a decision that is made again reads no more than it must. */
export async function seenOf(party: Party, activityId: string): Promise<Seen> {
  // The activity first: by its version it is known that the seats are still as they were read after it.
  const activity = await activities.get(activityId);
  if (!activity || activity.state === 'draft' || !party.scopeIds.includes(activity.scopeId))
    throw new Fault('NOT_FOUND', undefined, 'activityId');
  const [seat] = await activitySeats.byIds(seatIds(activityId, party));
  return { activity, party, seat: seat ?? null };
}

/**
 * The unit, or the district, for whose families the caller holds activities.
 * @throws Fault NOT_FOUND
 */
export async function scopeFor(member: Member, scopeId: string, field: string): Promise<UnitRow> {
  const unit = await units.get(scopeId);
  permit(member, unit && { unitPath: unit.path }, field);
  if (!unit || unit.kind === 'section' || unit.closedAt !== null)
    throw new Fault('NOT_FOUND', undefined, field);
  return unit;
}

/**
 * An activity that the caller organises.
 * @throws Fault NOT_FOUND
 */
export async function organisedBy(
  member: Member,
  activityId: string,
): Promise<{ activity: ActivityRow; scope: UnitRow }> {
  const activity = await activities.get(activityId);
  if (!activity) throw new Fault('NOT_FOUND', undefined, 'activityId');
  return { activity, scope: await scopeFor(member, activity.scopeId, 'activityId') };
}
