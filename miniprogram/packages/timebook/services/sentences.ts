/** Longest sentence of a card, in UTF-16 code units: the contract's `export.sentence`. */
const longest = 120;

/**
 * Sentences of an opened letter that may stand on a card, in its order, each once. What is too long falls into its clauses, and into
 * nothing where even those are too long; what is too short to say something is left out.
 */
export function sentencesOf(text: string): string[] {
  const whole = text
    .split('\n')
    .flatMap((line) => line.trim().match(/[^。！？!?…]+[。！？!?…”’」』）》]*|[。！？!?…]+/g) ?? [])
    .map((one) => one.trim());
  const parts = whole.flatMap((one) =>
    one.length <= longest ? [one] : (one.match(/[^，；,;]+[，；,;]*/g) ?? []).map((clause) => clause.trim()),
  );
  return [...new Set(parts)].filter((one) => one.length <= longest && one.replace(marks, '').length >= 4);
}

const marks = /[\s，。！？…、；：“”‘’「」『』（）《》〈〉【】!?,.;:()'"—·~-]/g;
