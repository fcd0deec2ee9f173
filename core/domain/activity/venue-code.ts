/** How long one code is shown; who types it in the next turn still has it. */
export const codeMs = 120_000;

/** Turns of the code in which an instant lies, the newest first: what is shown now, and what was shown just before. */
export function codeTurns(now: number): [number, number] {
  const turn = Math.floor(now / codeMs);
  return [turn, turn - 1];
}

/** Six digits from a keyed hash, hex. */
export function digitsOf(hash: string): string {
  return String(Number.parseInt(hash.slice(0, 12), 16) % 1_000_000).padStart(6, '0');
}
