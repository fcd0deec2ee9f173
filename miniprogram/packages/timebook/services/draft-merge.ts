import { chapterLimits } from './limits';

export type Letter = { text: string; promises: string[] };

/**
 * Two versions of one letter made one, so that no line of either is lost: lines that both have in the same order stand once, others
 * stand where their version had them, `theirs` before `mine`. Promises are joined; what exceeds seven goes to the end of the text.
 */
export function mergeLetters(theirs: Letter, mine: Letter): Letter {
  const lines = mergeLines(theirs.text.split('\n'), mine.text.split('\n'));
  const promises = [
    ...new Set([...theirs.promises, ...mine.promises].map((one) => one.trim()).filter(Boolean)),
  ];
  const surplus = promises.slice(chapterLimits.promises);
  return { text: [...lines, ...surplus].join('\n'), promises: promises.slice(0, chapterLimits.promises) };
}

export function sameLetter(a: Letter, b: Letter): boolean {
  return (
    a.text === b.text &&
    a.promises.length === b.promises.length &&
    a.promises.every((one, i) => one === b.promises[i])
  );
}

/** Shorter beginnings are taken for a line of their own: `好` begins too many lines. */
const shortestBeginning = 8;

/** Two lines are one when one only writes on where the other ends. */
function sameLine(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short === long || (short.length >= shortestBeginning && long.startsWith(short));
}

/** Cells of the table below, at most: letters have tens of lines, and a phone has no room for those that have thousands. */
const mostCells = 4_000_000;

/** Longest common subsequence of lines, with both sides' other lines kept around it. */
function mergeLines(a: string[], b: string[]): string[] {
  if (a.length * b.length > mostCells) {
    const known = new Set(a);
    return [...a, ...b.filter((line) => !known.has(line))];
  }
  const width = b.length + 1;
  const table = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => table[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i * width + j] = sameLine(a[i] ?? '', b[j] ?? '')
        ? at(i + 1, j + 1) + 1
        : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const merged: string[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const [left, right] = [a[i] ?? '', b[j] ?? ''];
    if (sameLine(left, right)) {
      merged.push(left.length >= right.length ? left : right);
      i++;
      j++;
    } else if (at(i + 1, j) >= at(i, j + 1)) merged.push(a[i++] ?? '');
    else merged.push(b[j++] ?? '');
  }
  return [...merged, ...a.slice(i), ...b.slice(j)];
}
