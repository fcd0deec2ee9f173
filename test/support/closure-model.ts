import type { Document } from './wire';
import type { Dump } from './world';

export type ModelFigure = {
  people: number;
  due: number;
  closed: number;
  running: number;
  overdue: number;
  excused: number;
  paper: number;
};
type Cell = { who: Set<unknown> } & Omit<ModelFigure, 'people'>;
export type Cut = 'total' | 'kinds' | 'sections' | 'years';

const beijing = (instant: number) => new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);
const next = (day: string) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
const silent = ['leaving', 'request'];

/**
 * Closure of a place worked out from the rows of the store by the words of DOMAIN.md §3, day by day, without any code of the product: what its
 * figures are compared with.
 */
export function closureModel(dump: Dump, placeId: string, now: number) {
  const cadres = (dump.people ?? []).filter(
    ({ unitPath, cadre, status }) => (unitPath as string[]).includes(placeId) && cadre && status !== 'left',
  );
  const books = new Map((dump.books ?? []).map((row) => [row._id, row]));
  const home = new Map(cadres.map((row) => [row._id, row.sectionId ?? '']));
  const cells: Record<Cut, Map<string, Cell>> = {
    total: new Map(),
    kinds: new Map(),
    sections: new Map(),
    years: new Map(),
  };
  for (const node of dump.nodes ?? []) {
    const book = books.get(String(node.bookId));
    const passed = Number(node.dueAt) <= now && node.withdrawnAt == null;
    if (!home.has(String(node.bookId)) || !book || !passed || silent.includes(String(node.kind))) continue;
    const standing = standingOf(node, book, now);
    const year = beijing(Number(node.dueAt)).slice(0, 4);
    const section = String(home.get(String(node.bookId)));
    for (const [cut, key] of [
      ['total', 'total'],
      ['kinds', String(node.kind)],
      ['sections', section],
      ['years', year],
    ] as const) {
      const none = { who: new Set(), due: 0, closed: 0, running: 0, overdue: 0, excused: 0, paper: 0 };
      const cell = cells[cut].get(key) ?? none;
      cells[cut].set(key, cell);
      cell.who.add(node.bookId);
      cell[standing] += 1;
      if (node.closedAt === null && node.paperDay != null) cell.paper += 1;
      if (standing !== 'excused') cell.due += 1;
    }
  }
  const figures = (cut: Cut) =>
    Object.fromEntries(
      [...cells[cut]].map(([key, { who, ...counts }]) => [key, { people: who.size, ...counts }]),
    ) as Record<string, ModelFigure>;
  return {
    cadres: cadres.length,
    books: cadres.filter(({ _id }) => books.has(_id)).length,
    total: figures('total').total as ModelFigure,
    ...{ kinds: figures('kinds'), sections: figures('sections'), years: figures('years') },
  };
}

/** Days are counted one by one from the day after it came; those on leave do not count. */
function standingOf(
  node: Document,
  book: Document,
  now: number,
): 'closed' | 'running' | 'overdue' | 'excused' {
  if (node.closedAt !== null || node.paperDay != null) return 'closed';
  if (node.exemption != null) return 'excused';
  const leaves = (book.leaves ?? []) as { from: string; until: string | null }[];
  let counted = 0;
  for (let day = next(beijing(Number(node.dueAt))); day <= beijing(now); day = next(day))
    if (!leaves.some(({ from, until }) => from <= day && (until === null || day <= until))) counted += 1;
  return counted > 30 ? 'overdue' : 'running';
}
