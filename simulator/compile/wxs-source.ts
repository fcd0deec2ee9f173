/**
 * WXS is not JavaScript in two places that programs rely on, and both are rewritten here:
 * - `value.constructor` is the *name* of the type (`'Array'`); it becomes `value.__wxsConstructor`, which runtime/wxs.ts defines.
 * - an escape that means nothing in a string (`'\d'`) keeps its backslash, so `getRegExp('\d+')` matches digits.
 * Strings and comments are left out of the first; offsets of lines do not change.
 */
export function wxsToJavaScript(source: string): string {
  let out = '';
  let at = 0;
  while (at < source.length) {
    const char = source.charAt(at);
    const next = source.charAt(at + 1);
    if (char === '/' && (next === '/' || next === '*')) {
      const end = next === '/' ? source.indexOf('\n', at) : source.indexOf('*/', at + 2) + 2;
      const stop = end < at + 2 ? source.length : end;
      out += source.slice(at, stop);
      at = stop;
    } else if (char === '"' || char === "'") {
      const [text, stop] = stringLiteral(source, at);
      out += text;
      at = stop;
    } else if (char === '.' && /^\.\s*constructor\b/.test(source.slice(at, at + 40))) {
      const word = /^\.\s*constructor/.exec(source.slice(at, at + 40))?.[0] ?? '.constructor';
      out += word.replace('constructor', '__wxsConstructor');
      at += word.length;
    } else {
      out += char;
      at += 1;
    }
  }
  return out;
}

const meaningful = /[nrtbfv0xu'"\\\n\r]/;

function stringLiteral(source: string, start: number): [text: string, end: number] {
  const quote = source.charAt(start);
  let text = quote;
  let at = start + 1;
  while (at < source.length && source.charAt(at) !== quote) {
    const char = source.charAt(at);
    if (char === '\\') {
      const next = source.charAt(at + 1);
      text += meaningful.test(next) ? `\\${next}` : `\\\\${next}`;
      at += 2;
    } else {
      text += char;
      at += 1;
    }
  }
  return [text + quote, at + 1];
}
