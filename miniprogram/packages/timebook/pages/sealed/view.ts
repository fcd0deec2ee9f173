import type { NodeView, Receipt } from '../../../../../core/contract/timebook';
import { dayInk, dayOf, dayText, nearText, stampText, startOf } from '../../../../text/dates';
import { chapterName, fingerprintText, nodeName } from '../../../../text/nodes';
import { sealedText as t } from '../../text/sealed';

/** Reminders go out at nine; the calendar's entry stands at the same hour. */
const hour = 9;

/**
 * The day of the calendar's entry, which comes back each year: the anniversary, not a node in between. What begins on 29 February would come back every
 * fourth year only; the day before is there in each.
 */
export const yearlyDay = (day: string) => day.replace(/-02-29$/, '-02-28');

export function sealedView(receipt: Receipt, node: NodeView | undefined, name: string, now: number) {
  const chapter = chapterName(receipt.number);
  const recallable =
    receipt.state === 'sealed' && receipt.recallUntil !== undefined && receipt.recallUntil > now;
  const due = receipt.state === 'opened' || startOf(receipt.opensOn) <= now;
  return {
    number: receipt.number,
    /** There is a day to come that one can be reminded of. */
    ahead: !due,
    to: t.to(name),
    when: t.sealedOn(dayInk(dayOf(receipt.sealedAt))),
    label: t.envelopeLabel(name),
    head: t.opensOn(dayText(receipt.opensOn)),
    note: receipt.state === 'opened' ? t.openedAlready : due ? t.dueNow : t.unread,
    rows: [
      {
        label: t.number,
        value: node === undefined ? chapter : `${chapter} · ${nodeName(node.kind, node.years)}`,
        mono: false,
      },
      { label: t.sealedAt, value: stampText(receipt.sealedAt), mono: false },
      { label: t.fingerprint, value: fingerprintText(receipt.fingerprint), mono: true },
    ],
    recall: recallable ? t.recallUntil(nearText(receipt.recallUntil ?? 0, now)) : '',
    recallContent: t.recallContent(chapter),
    startSeconds: startOf(yearlyDay(receipt.yearlyFrom), hour) / 1000,
  };
}
