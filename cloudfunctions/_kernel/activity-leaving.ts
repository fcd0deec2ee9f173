import { isAhead } from '../../core/domain/activity/state';
import { activities } from '../_store/activities';
import { activitySeats } from '../_store/activity-seats';
import { inTransaction } from '../_store/database';
import { putActivity } from './activity-turns';
import { Stale } from './fault';

/** How often it is looked again when families move in the same moment; the clock comes back for what is left then. */
const rounds = 5;

/**
 * Somebody's place in every activity goes, because everything of theirs does. Of what lies ahead the seat is free again, and the clock moves the list;
 * of what is over the figures stay. Can be repeated, and goes on where it stood.
 */
export async function leaveActivities(personId: string, now: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const rows = await activitySeats.ofPerson(personId);
    if (rows.length === 0) return;
    for (const { _id, activityId } of rows) {
      try {
        await leaveOne(_id, activityId, personId, now);
      } catch (error) {
        if (!(error instanceof Stale)) throw error;
      }
    }
  }
  throw new Stale('activity');
}

async function leaveOne(id: string, activityId: string, personId: string, now: number): Promise<void> {
  // The activity first: by its version it is known that the seats are still as they were read after it.
  const activity = await activities.get(activityId);
  const row = await activitySeats.get(id);
  if (!row) return;
  const people = row.people.filter((one) => one !== personId);
  const alone = people.length === 0;
  const given = alone ? row.seats : 1;
  const ahead = activity !== null && isAhead(activity, now);
  await inTransaction(async (transaction) => {
    if (activity && ahead) {
      const counts = row.state === 'registered' || row.state === 'offered';
      const fields = {
        taken: activity.taken - (counts ? given : 0),
        families: activity.families - Number(alone && row.state === 'registered'),
        waiting: activity.waiting - Number(alone && row.state === 'waiting'),
        nextAt: now,
      };
      await putActivity(activity, fields, transaction);
    } else if (activity) await putActivity(activity, {}, transaction);
    if (alone) await activitySeats.remove(id, transaction);
    else await activitySeats.patch(id, { people, seats: row.seats - 1 }, transaction);
  });
}
