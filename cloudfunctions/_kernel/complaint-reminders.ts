import { inForce } from '../../core/domain/authority/roles';
import { instantOf } from '../../core/domain/calendar/beijing';
import type { ComplaintRow } from '../_store/complaints';
import { roles } from '../_store/roles';
import { remind, settle, type Write } from './outbox';

type Facts = Pick<ComplaintRow, '_id' | 'personId' | 'unitPath' | 'number' | 'dueDay'>;
const waits = (subject: string) => ({ kind: 'complaint-waits', subject, occurrence: 'once' });

/** Whoever answers for the district is told that something waits, and when; nobody is told of their own. */
export async function complaintCame(row: Facts, now: number): Promise<Write> {
  const held = await roles.heldFor(['organisation'], row.unitPath[0] ?? '');
  const desk = held.filter((one) => inForce(one, now) && one.personId !== row.personId);
  const people = { desk: [...new Set(desk.map((one) => one.personId))] };
  const { number, dueDay } = row;
  return remind({ ...waits(row._id), at: instantOf(dueDay), people, facts: { number, dueDay } }, now);
}

/** Its author is told of the answer, and the desk no longer that it waits. */
export async function complaintAnswered({ _id, personId, number }: Facts, now: number): Promise<Write> {
  const matter = { kind: 'complaint-answered', subject: _id, occurrence: 'once', at: now };
  const writes = await Promise.all([
    remind({ ...matter, people: { author: [personId] }, facts: { number, at: now } }, now),
    settle(waits(_id), now),
  ]);
  return async (transaction) => {
    for (const write of writes) await write(transaction);
  };
}
