import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { mustBeFit } from '../../_kernel/content-check';
import { Stale } from '../../_kernel/fault';
import { newId } from '../../_kernel/ids';
import { boxWord } from '../../_kernel/word-box';
import { mentorMessages } from '../../_store/mentor-messages';
import { pairOf, turnPair } from '../load';

/**
 * Leaves a word (寄语) that appears when the cadre's book next opens. Until then it can be replaced and nobody reads it but the mentor. It
 * leaves its author, so WeChat checks it first.
 */
export async function leaveWord(
  member: Member,
  input: Input<'mentor.leaveWord'>,
): Promise<Output<'mentor.leaveWord'>> {
  const { now, personId: mentorId, openid } = member;
  const { cadreId, text } = input;
  await pairOf(member, cadreId);
  return change(member, { route: 'mentor.leaveWord', personId: cadreId, input }, async () => {
    const pair = await pairOf(member, cadreId);
    const [words] = await Promise.all([mentorMessages.ofCadre(cadreId), mustBeFit(openid, text, 'text')]);
    const waiting = words.find((row) => row.seenAt === null && row.mentorId === mentorId);
    const _id = waiting?._id ?? `${cadreId}:${newId('word', `${mentorId}:${input.requestId}`)}`;
    const box = boxWord(text, _id);
    return {
      answer: { writtenAt: now, replaced: waiting !== undefined },
      what: waiting ? 'word for the next opening replaced' : 'word for the next opening',
      async write(transaction) {
        // The pair's row keeps two of the mentor's acts apart; the word's own, an opening in this moment.
        await turnPair(pair, { contactAt: now }, transaction);
        const current = await mentorMessages.get(_id, transaction);
        if ((current?.seenAt ?? null) !== null || (current !== null) !== (waiting !== undefined))
          throw new Stale('word');
        await mentorMessages.put(
          { _id, cadreId, mentorId, box, writtenAt: now, nodeId: null, seenAt: null },
          transaction,
        );
      },
    };
  });
}
