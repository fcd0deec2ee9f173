import { type FamilyKind, sixKinds } from './kinds';

/** Somebody who has joined, and whether they have done their part. */
export type Part = { id: string; cadre: boolean; did: boolean };

/** Whether one of the six is done. A family of one does nothing together. */
export function isDone(kind: FamilyKind, parts: readonly Part[]): boolean {
  const { done } = sixKinds[kind];
  if (done === 'one') return parts.some(({ did }) => did);
  if (done === 'all') return parts.length > 1 && parts.every(({ did }) => did);
  const sides = new Set(parts.filter(({ did }) => did).map(({ cadre }) => cadre));
  return sides.size === 2;
}

/** For whom it waits: nobody before one has begun, nor once it is done. */
export function waitedFor(kind: FamilyKind, parts: readonly Part[]): string[] {
  if (!parts.some(({ did }) => did) || isDone(kind, parts)) return [];
  const { done } = sixKinds[kind];
  const begun = new Set(parts.filter(({ did }) => did).map(({ cadre }) => cadre));
  return parts.filter(({ did, cadre }) => !did && (done === 'all' || !begun.has(cadre))).map(({ id }) => id);
}

/** `planned`: a day is set that has not passed, and nobody has begun. */
export type TogetherState = 'empty' | 'planned' | 'begun' | 'done';

/** How one of the six stands on a day. Once done it stays so in its year, whoever joins later. */
export function stateOf(
  kind: FamilyKind,
  row: { doneAt: number | null; planDay: string | null } | null,
  parts: readonly Part[],
  today: string,
): TogetherState {
  if ((row?.doneAt ?? null) !== null || isDone(kind, parts)) return 'done';
  if (parts.some(({ did }) => did)) return 'begun';
  return (row?.planDay ?? '') >= today && row?.planDay ? 'planned' : 'empty';
}
