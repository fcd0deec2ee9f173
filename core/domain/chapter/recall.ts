import { dayMs } from '../calendar/beijing';

/** A seal can be taken back for 24 hours, and never once the node that opens it has come (DOMAIN.md §3). */
export function recallUntil(chapter: { sealedAt: number; opensAt: number }): number {
  return Math.min(chapter.sealedAt + dayMs, chapter.opensAt);
}

/** True while a seal can still be taken back; the last instant is outside. */
export function recallable(
  chapter: { sealedAt: number; opensAt: number; openedAt: number | null },
  now: number,
): boolean {
  return chapter.openedAt === null && now < recallUntil(chapter);
}
