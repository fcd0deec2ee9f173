import { nextAnchorAt } from '../../core/domain/chapter/anchoring';
import { canonical, sha256 } from '../../core/domain/chapter/canonical';
import {
  type ChainLink,
  fingerprintOf,
  firstBadLink,
  genesis,
  hashOf,
} from '../../core/domain/chapter/chain';
import { packContent, saltedDigest, unpackContent } from '../../core/domain/chapter/content';
import { recallable, recallUntil } from '../../core/domain/chapter/recall';

type Link = ChainLink & { hash: string };

/** A book of four records: three chapters, the second of which was taken back. */
function book(): { links: Link[]; head: { recordCount: number; lastNumber: number; headHash: string } } {
  const records: [ChainLink['kind'], number][] = [
    ['sealed', 1],
    ['sealed', 2],
    ['recalled', 2],
    ['sealed', 3],
  ];
  const links: Link[] = [];
  for (const [index, [kind, number]] of records.entries()) {
    const link: ChainLink = {
      bookId: 'book',
      index,
      kind,
      number,
      nodeId: 'book:onboarding',
      sealedAt: 1000 + index,
      opensNodeId: kind === 'sealed' ? 'book:anniversary:2027' : '',
      opensAt: kind === 'sealed' ? 9000 : 0,
      saltedDigest: sha256(`content ${number}`),
      ciphertextDigest: sha256(`box ${number}`),
      prevHash: links.at(-1)?.hash ?? genesis,
    };
    links.push({ ...link, hash: hashOf(link) });
  }
  return { links, head: { recordCount: 4, lastNumber: 3, headHash: links[3]?.hash ?? '' } };
}
const check = ({ links, head }: ReturnType<typeof book>) => firstBadLink('book', links, head);

describe('the canonical form', () => {
  it('is one text for one value, whatever the order of keys', () => {
    expect(canonical({ b: [1, 'x', null], a: { d: true, c: '封' } })).toBe(
      '{"a":{"c":"封","d":true},"b":[1,"x",null]}',
    );
  });

  it('refuses numbers that JSON cannot say', () => {
    expect(() => canonical({ a: Number.NaN })).toThrow(TypeError);
    expect(() => canonical([Number.POSITIVE_INFINITY])).toThrow(TypeError);
  });
});

describe('the content of a chapter', () => {
  const content = {
    text: '好',
    promises: ['一'],
    signature: { ratio: 2, strokes: [[1, 2]] },
    salt: 'c2FsdA==',
  };

  it('comes out of its packed form as it went in', () => {
    expect(unpackContent(packContent(content))).toEqual(content);
  });

  it('has a digest that a short text does not give away', () => {
    expect(saltedDigest(content)).not.toBe(saltedDigest({ ...content, salt: 'b3RoZXI=' }));
    expect(saltedDigest(content)).toBe(sha256(packContent(content)));
  });
});

describe('the chain of a book', () => {
  it('holds as it was written, and when it is empty', () => {
    expect(check(book())).toBeNull();
    expect(firstBadLink('book', [], { recordCount: 0, lastNumber: 0, headHash: genesis })).toBeNull();
  });

  it('shows the first sixteen digits of a hash, upper case', () => {
    expect(fingerprintOf('9f3c27a15e08b4d2ffff')).toBe('9F3C27A15E08B4D2');
  });

  const fields = Object.keys(book().links[0] ?? {}) as (keyof Link)[];
  it.each(fields.flatMap((field) => [0, 1, 2, 3].map((at) => [field, at] as const)))(
    'breaks when %s of record %i is changed, and names a chapter no later than that',
    (field, at) => {
      const changed = book();
      const link = changed.links[at] as Record<string, unknown>;
      link[field] = typeof link[field] === 'number' ? Number(link[field]) + 1 : `${link[field]}0`;
      const bad = check(changed);
      expect(bad).not.toBeNull();
      expect(bad).toBeLessThanOrEqual([1, 2, 2, 3][at] ?? 0);
    },
  );

  it('breaks when a record is taken out, doubled, swapped or put in', () => {
    for (const change of [
      (links: Link[]) => links.splice(1, 1),
      (links: Link[]) => links.splice(1, 0, { ...(links[1] as Link) }),
      (links: Link[]) => links.splice(0, 2, links[1] as Link, links[0] as Link),
      (links: Link[]) => links.push({ ...(links[3] as Link), index: 4, number: 4 }),
    ]) {
      const changed = book();
      change(changed.links);
      expect(check(changed)).not.toBeNull();
    }
  });

  it('names the chapter that a cut tail has lost', () => {
    const cut = book();
    cut.links.pop();
    expect(check(cut)).toBe(3);
    cut.links.length = 0;
    expect(check(cut)).toBe(1);
  });

  it.each(['recordCount', 'lastNumber', 'headHash'] as const)(
    'breaks when the head says another %s',
    (field) => {
      const changed = book();
      Object.assign(changed.head, { [field]: field === 'headHash' ? genesis : changed.head[field] + 1 });
      expect(check(changed)).not.toBeNull();
    },
  );

  it('does not let a chapter be taken back twice, nor one that was never sealed', () => {
    for (const number of [2, 4]) {
      const { links, head } = book();
      const last = links[3] as Link;
      const extra: ChainLink = { ...last, index: 4, kind: 'recalled', number, prevHash: last.hash };
      const hash = hashOf(extra);
      const longer = { ...head, recordCount: 5, headHash: hash };
      expect(firstBadLink('book', [...links, { ...extra, hash }], longer)).not.toBeNull();
    }
  });
});

describe('taking a seal back', () => {
  const hour = 3_600_000;
  const chapter = { sealedAt: 0, opensAt: 100 * hour, openedAt: null };

  it('is possible for 24 hours and not at the end of them', () => {
    expect(recallUntil(chapter)).toBe(24 * hour);
    expect(recallable(chapter, 24 * hour - 1)).toBe(true);
    expect(recallable(chapter, 24 * hour)).toBe(false);
  });

  it('ends when the node that opens it comes, and is over once it was opened', () => {
    const eve = { ...chapter, opensAt: 2 * hour };
    expect(recallUntil(eve)).toBe(2 * hour);
    expect(recallable(eve, 2 * hour)).toBe(false);
    expect(recallable({ ...chapter, openedAt: 1 }, 2)).toBe(false);
  });
});

describe('the nightly anchor', () => {
  it('is due at the next three o’clock in Beijing', () => {
    const at = (text: string) => Date.parse(text);
    expect(nextAnchorAt(at('2026-07-01T02:59:59+08:00'))).toBe(at('2026-07-01T03:00:00+08:00'));
    expect(nextAnchorAt(at('2026-07-01T03:00:00+08:00'))).toBe(at('2026-07-02T03:00:00+08:00'));
    expect(nextAnchorAt(at('2026-07-01T23:00:00+08:00'))).toBe(at('2026-07-02T03:00:00+08:00'));
  });
});
