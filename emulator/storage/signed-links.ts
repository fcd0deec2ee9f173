import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a link allows. */
export interface Grant {
  readonly use: 'get' | 'put';
  readonly path: string;
  /** Virtual epoch milliseconds after which it is void; null for a file that everybody may read. */
  readonly until: number | null;
}

/**
 * Links to files that carry their own permission. The key is a new one at each start: links of an earlier start are void, which is how
 * little a program may rely on them.
 */
export class SignedLinks {
  private readonly key = randomBytes(32);

  /** The path and query of a link; the file's name is at its end, for people. */
  make({ use, path, until }: Grant): string {
    const name =
      path
        .split('/')
        .at(-1)
        ?.replace(/[^\w.-]/g, '_') ?? '';
    const place = Buffer.from(path).toString('base64url');
    const query = until === null ? '' : `?sign=${this.sign(use, path, until)}&t=${until}`;
    return `/files/${use}/${place}/${name}${query}`;
  }

  /** Reads a link; `valid` is whether its signature is ours. Undefined when it is no link of ours at all. */
  read(url: URL): (Grant & { valid: boolean }) | undefined {
    const match = /^\/files\/(get|put)\/([\w-]+)\/[\w.-]*$/.exec(url.pathname);
    if (!match) return undefined;
    const use = match[1] as Grant['use'];
    const path = Buffer.from(match[2] ?? '', 'base64url').toString('utf8');
    const until = url.searchParams.get('t');
    if (until === null) return { use, path, until: null, valid: true };
    const expected = Buffer.from(this.sign(use, path, Number(until)));
    const given = Buffer.from(url.searchParams.get('sign') ?? '');
    const valid = given.length === expected.length && timingSafeEqual(given, expected);
    return { use, path, until: Number(until), valid };
  }

  private sign(use: string, path: string, until: number): string {
    return createHmac('sha256', this.key).update(`${use} ${until} ${path}`).digest('hex').slice(0, 32);
  }
}
