/**
 * What a person pastes may carry what the contract's `writing` refuses: tabs, `\r\n`, control characters, bidi overrides, half of a
 * character that a limit cut in two. Nobody should be stuck over what they cannot see: it is made plain here, before anything is
 * saved or sealed. No look-behind: iOS before 16.4 does not load a file that has one.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const breaks = /\r\n?|[\u000B\u000C\u0085\u2028\u2029]/g;
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g;
const surrogates = /[\uD800-\uDBFF][\uDC00-\uDFFF]|[\uD800-\uDFFF]/g;

/** A text of several lines as it may be stored. Never longer than what came in. */
export function cleanText(text: string): string {
  return text
    .replace(breaks, '\n')
    .replace(/\t/g, ' ')
    .replace(unseen, '')
    .replace(surrogates, (found) => (found.length === 2 ? found : ''));
}

/** A text of one line, at most `most` UTF-16 units: a pasted line break becomes a space, no character is cut in two. */
export function cleanLine(text: string, most: number): string {
  return cleanText(
    cleanText(text)
      .replace(/\s*\n\s*/g, ' ')
      .slice(0, most),
  );
}
