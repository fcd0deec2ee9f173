/**
 * What can be said of a receipt (回执). `holds`: the chain holds, from its first link to its last; `until-here`: it holds up to this chapter, a later
 * one does not; `recalled`: it holds, and the author took the chapter back; `erased`: it holds, and the letter was erased for its owner, its
 * link being left; `broken`: it does not hold; `unknown`: there is no such record.
 */
export type ReceiptVerdict = 'holds' | 'until-here' | 'recalled' | 'erased' | 'broken' | 'unknown';

/** Judges a receipt by the check of the whole book that it came from. A check that fails and names no chapter vouches for none. */
export function verdictOf(
  record: { number: number; recalled: boolean; erased: boolean },
  report: { ok: boolean; firstBad?: number },
): ReceiptVerdict {
  if (!report.ok && (report.firstBad ?? 0) <= record.number) return 'broken';
  if (record.recalled) return 'recalled';
  if (record.erased) return 'erased';
  return report.ok ? 'holds' : 'until-here';
}
