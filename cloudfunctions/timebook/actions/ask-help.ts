import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { unboxChapter } from '../../_kernel/chapter-box';
import { Fault } from '../../_kernel/fault';
import { boxHelp } from '../../_kernel/help-box';
import { mentorOf } from '../../_kernel/mentor';
import { remind } from '../../_kernel/outbox';
import { helpRequests } from '../../_store/help-requests';
import { lettersAt, nodeOf, selfOf, shelfOf } from '../load';
import { mustBeOpened } from '../policy';

/**
 * Sends a call for help to the mentor: the one way in which a mark leaves its author. Names the promise by its place, so that nothing
 * else than what stands in the letter is sent under its name.
 */
export async function askHelp(
  member: Member,
  input: Input<'timebook.askHelp'>,
): Promise<Output<'timebook.askHelp'>> {
  const { now, personId } = member;
  return change(member, { route: 'timebook.askHelp', personId, input }, async () => {
    const [shelf, mentorship, self] = await Promise.all([
      shelfOf(member),
      mentorOf(personId),
      selfOf(member),
    ]);
    const node = nodeOf(shelf, input.nodeId);
    mustBeOpened(shelf, node, now);
    if (!mentorship) throw new Fault('CONFLICT', 'no-mentor');
    const last = lettersAt(shelf, node, now).at(-1);
    const promises = last ? (await unboxChapter(last)).promises : [];
    const promise = input.promise === undefined ? null : promises[input.promise];
    if (promise === undefined) throw new Fault('INVALID', 'shape', 'promise');
    const _id = `${personId}:${input.requestId}`;
    const row = { _id, cadreId: personId, mentorId: mentorship.mentorId, nodeId: node._id, at: now };
    const box = boxHelp({ promise, note: input.note }, _id);
    const told = await remind(
      {
        ...{ kind: 'help-asked', subject: _id.replace(':', '_'), occurrence: 'once', at: now },
        people: { mentor: [mentorship.mentorId] },
        facts: { cadreId: personId, cadreName: self.name, at: now },
      },
      now,
    );
    return {
      answer: { id: _id, at: now },
      what: `help at ${node.kind} ${node.day}`,
      async write(transaction) {
        await helpRequests.add({ ...row, answeredAt: null, withdrawnAt: null, box }, transaction);
        await told(transaction);
      },
    };
  });
}
