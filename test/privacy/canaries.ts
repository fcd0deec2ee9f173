/** A word that occurs nowhere else, and every spelling in which it could leak. */
export class Canary {
  private readonly spellings: { how: string; bytes: Buffer }[];

  constructor(readonly word: string) {
    const plain = Buffer.from(word, 'utf8');
    const escaped = [...word].map((letter) => {
      const code = letter.charCodeAt(0);
      return code < 128 ? letter : `\\u${code.toString(16).padStart(4, '0')}`;
    });
    this.spellings = [
      { how: 'plain', bytes: plain },
      { how: 'UTF-16', bytes: Buffer.from(word, 'utf16le') },
      { how: 'escaped', bytes: Buffer.from(escaped.join('')) },
      { how: 'percent-encoded', bytes: Buffer.from(encodeURIComponent(word)) },
      { how: 'hex', bytes: Buffer.from(plain.toString('hex')) },
      ...[0, 1, 2].map((shift) => ({
        how: `base64 (${shift})`,
        bytes: Buffer.from(base64Core(plain, shift)),
      })),
    ];
  }

  /** Spellings of the word in these bytes. */
  findIn(bytes: Buffer): string[] {
    return this.spellings
      .filter((spelling) => bytes.includes(spelling.bytes))
      .map(({ how }) => `${this.word} ${how}`);
  }
}

/** The letters of a word's base64 that do not depend on what stands around it, when it begins `shift` bytes into a group. */
function base64Core(word: Buffer, shift: number): string {
  const whole = Buffer.concat([Buffer.alloc(shift), word]);
  const from = shift === 0 ? 0 : 4;
  const letters = whole.subarray(0, whole.length - (whole.length % 3)).toString('base64');
  return letters.slice(from);
}

/** All spellings of all words that are found in a value or in bytes. */
export function hits(canaries: readonly Canary[], where: unknown): string[] {
  const bytes = Buffer.isBuffer(where) ? where : Buffer.from(JSON.stringify(where) ?? '');
  return canaries.flatMap((canary) => canary.findIn(bytes));
}
