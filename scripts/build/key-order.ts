/**
 * How the SDK orders the names that it signs: `left.localeCompare(right)`, told without loading a collator where that cannot matter.
 *
 * The first `localeCompare` of a process loads ICU's collation data: 8 ms of every cold start, for a dozen names. The characters of
 * `order` differ from each other in the first place of the root collation, in this order, and English and Chinese leave it so: such words are
 * compared character by character. Other characters, other languages (in Czech `ch` comes after `h`) and platforms whose language the
 * environment does not tell are left to `localeCompare` itself.
 */
export function compareKeys(left: string, right: string): number {
  if (!plain.test(left) || !plain.test(right) || !speaksPlainly()) return left.localeCompare(right);
  const both = Math.min(left.length, right.length);
  for (let at = 0; at < both; at++) {
    const apart = order.indexOf(left.charAt(at)) - order.indexOf(right.charAt(at));
    if (apart !== 0) return Math.sign(apart);
  }
  return Math.sign(left.length - right.length);
}

const order = '_-0123456789abcdefghijklmnopqrstuvwxyz';
const plain = /^[-_0-9a-z]*$/;

let told: boolean | undefined;

/** ICU takes the language of a process from these, and keeps it from the first use on. */
function speaksPlainly(): boolean {
  told ??=
    process.platform === 'linux' &&
    [process.env.LC_ALL, process.env.LC_MESSAGES, process.env.LANG].every((locale) => isPlain(locale ?? ''));
  return told;
}

const isPlain = (locale: string): boolean => /^((C|POSIX|(en|zh)(_[A-Z]{2})?)(\.[\w-]+)?)?$/.test(locale);
