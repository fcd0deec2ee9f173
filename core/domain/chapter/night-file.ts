import { canonical, sha256 } from './canonical';

/** A head as one night's file says it, under the pseudonym of its book. */
export type NightHead = { recordCount: number; headHash: string };
/** What lies outside the database after a night: every head that was ever anchored, as it stood then. */
export type NightFile = {
  /** Beijing day of the night. */
  day: string;
  /** SHA-256 of the file before, so that no night can be taken out or changed; 64 zeros for the first. */
  prev: string;
  heads: ReadonlyMap<string, NightHead>;
};

/** Lines of a file without its seal, in one order. */
export function writeNightFile({ day, prev, heads }: NightFile): string {
  const lines = [...heads]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([book, { recordCount, headHash }]) => `${book} ${recordCount} ${headHash}`);
  return [canonical({ day, prev, v: 1 }), ...lines, ''].join('\n');
}

/** Reads what `writeNightFile` wrote; null for anything else. */
export function readNightFile(body: string): NightFile | null {
  const [first = '', ...lines] = body.trimEnd().split('\n');
  try {
    const { day, prev, v } = JSON.parse(first) as Record<string, unknown>;
    if (v !== 1 || typeof day !== 'string' || typeof prev !== 'string') return null;
    const heads = new Map(
      lines.map((line): [string, NightHead] => {
        const [book = '', count = '', headHash = ''] = line.split(' ');
        return [book, { recordCount: Number(count), headHash }];
      }),
    );
    const file = { day, prev, heads };
    return writeNightFile(file) === body ? file : null;
  } catch {
    return null;
  }
}

/** Where a night's file lies in cloud storage. */
export function nightPath(day: string): string {
  return `anchors/${day}.txt`;
}

/**
 * Heads that grow: one that would go back is kept as it was and named, because a chain never becomes shorter.
 */
export function withGrown(
  before: ReadonlyMap<string, NightHead>,
  anchored: readonly (NightHead & { book: string })[],
): { heads: Map<string, NightHead>; wentBack: string[] } {
  const heads = new Map(before);
  const wentBack: string[] = [];
  for (const { book, recordCount, headHash } of anchored) {
    const known = before.get(book);
    const same = known?.recordCount === recordCount && known.headHash !== headHash;
    if (known && (recordCount < known.recordCount || same)) wentBack.push(book);
    else if (recordCount >= (heads.get(book)?.recordCount ?? 0)) heads.set(book, { recordCount, headHash });
  }
  return { heads, wentBack };
}

/** Characters of the Thousand Character Classic: none twice, so that four of them are easily read out and compared. */
const characters =
  '天地玄黄宇宙洪荒日月盈辰列张寒来暑往秋收冬藏闰余成岁律调阳云腾致雨露结为霜金生丽水玉出昆冈剑号巨珠称夜光果珍李菜重芥姜海咸河淡鳞潜羽翔龙师火鸟官人始制文字乃服衣裳推位让国有虞陶唐周发汤坐朝问道垂拱平章爱育黎首伏遐迩一体率宾归鸣凤在竹白驹食场化被草木赖及万方盖此身四大五常恭惟养慕贞洁效才良知过必改得能莫忘谈长信使可器量墨丝诗赞羊景行维贤克念作圣德建名立形端表正空谷传声虚堂习听积福缘善庆尺璧宝寸阴是竞资事严与敬孝当竭力忠则尽临深履薄夙兴温清似兰斯馨如松之盛川流息渊澄取映容止若思言辞安定';

/** The four characters of a file: the same for everybody in the district, another when one letter of the file is. */
export function nightWord(body: string): string {
  const digest = sha256(body);
  const letters = [...characters];
  return [0, 8, 16, 24]
    .map((at) => letters[Number.parseInt(digest.slice(at, at + 8), 16) % letters.length])
    .join('');
}
