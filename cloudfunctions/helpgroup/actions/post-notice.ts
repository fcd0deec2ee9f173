import type { Input, Output } from '../../../core/contract';
import { addDays } from '../../../core/domain/calendar/beijing';
import { feastsBetween } from '../../../core/domain/calendar/feasts';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { mustBeFit } from '../../_kernel/content-check';
import { Fault } from '../../_kernel/fault';
import { newId } from '../../_kernel/ids';
import { readingOf } from '../../_kernel/knowledge-base';
import { settle } from '../../_kernel/outbox';
import { type NoticeRow, notices } from '../../_store/notices';
import { dutyIn } from '../load';

/**
 * An officer posts a notice into the space. A word before a feast is posted once for each, and ends the reminder that it is time for it
 * (decision 0182).
 */
export async function postNotice(
  member: Member,
  input: Input<'helpgroup.postNotice'>,
): Promise<Output<'helpgroup.postNotice'>> {
  const { now, personId, openid } = member;
  const { unitId, kind, feastDay, title, text, source, quiz } = input;
  await dutyIn(member, unitId);
  const feast = feastOn(kind, feastDay);
  if (quiz.some(({ right, choices }) => right >= choices.length))
    throw new Fault('INVALID', undefined, 'quiz');
  return change(member, { route: 'helpgroup.postNotice', personId: unitId, input }, async () => {
    const _id = newId(
      'notice',
      feastDay === null ? `${personId} ${input.requestId}` : `${unitId} ${feastDay}`,
    );
    if (await notices.get(_id)) throw new Fault('CONFLICT', 'notice-posted', 'feastDay');
    await mustBeFit(openid, wordsOf(input), 'text', 4);
    const row: NoticeRow = {
      ...{ _id, unitId, kind, feastDay, title, text, source, quiz },
      ...{ ...readingOf(title), writtenBy: personId, at: now },
    };
    const occurrence = `${feastDay?.slice(0, 4)}-${feast}`;
    const done = feast === null ? null : await settle({ kind: 'feast', subject: unitId, occurrence }, now);
    return {
      answer: { id: _id },
      what: `notice ${kind}`,
      async write(transaction) {
        await notices.add(row, transaction);
        await done?.(transaction);
      },
    };
  });
}

/** The feast that a word is before; null for another kind. @throws Fault INVALID when kind and day do not belong together, or no feast is on it */
function feastOn(kind: NoticeRow['kind'], day: string | null) {
  const feast = day === null ? undefined : feastsBetween(day, addDays(day, 1))[0]?.feast;
  if ((kind === 'feast') !== (day !== null) || (day !== null && !feast))
    throw new Fault('INVALID', undefined, 'feastDay');
  return feast ?? null;
}

/** Everything of it that others read; WeChat takes 2500 characters at once. */
function wordsOf({ title, text, quiz }: Input<'helpgroup.postNotice'>): string {
  const asked = quiz.map(({ ask, choices, why }) => [ask, ...choices, why].join('\n'));
  return [title, text, ...asked].join('\n');
}
