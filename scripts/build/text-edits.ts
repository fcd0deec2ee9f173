/** One piece of a text that is replaced; `end` equals `start` where something is only put in. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** The text with its edits, which do not overlap; those with one start are made in the order given. */
export function edited(source: string, edits: readonly Edit[]): string {
  let at = 0;
  let out = '';
  for (const edit of [...edits].sort((a, b) => a.start - b.start)) {
    out += source.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return out + source.slice(at);
}
