import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { type Database, type FindOptions, openDatabase } from '../../emulator/database/database';
import { type Figure, less, median } from './figure';

const sizes = [10_000, 100_000, 1_000_000] as const;
const rounds = 200;

/** How the emulator's planner is asked; `n` is another document each time. */
const questions: Readonly<
  Record<string, (n: number) => { where: Record<string, unknown>; options?: FindOptions }>
> = {
  'by _id': (n) => ({ where: { _id: `row-${n}` } }),
  'by equality': (n) => ({ where: { owner: `person-${n}` } }),
  'by equality and range': (n) => ({
    where: { status: n % 2 ? 'open' : 'done', dueAt: { $gte: n, $lt: n + 20 } },
  }),
  'by order and limit': (n) => ({
    where: { status: 'open', dueAt: { $gt: n } },
    options: { sort: { dueAt: 1 }, limit: 10 },
  }),
  'by a list': (n) => ({ where: { owner: { $in: [`person-${n}`, `person-${n + 1}`] } } }),
  'by place': (n) => ({
    where: { at: { $nearSphere: { $geometry: { type: 'Point', coordinates: placeOf(n) } } } },
    options: { limit: 1 },
  }),
};

interface Asked {
  readonly examined: number;
  readonly found: number;
  readonly ms: number;
}

/**
 * The emulator's planner over declared indexes, and its opening, with ten thousand, a hundred thousand and a million documents. Documents
 * examined are what has to stay the same; times show that nothing else grows either.
 */
export async function queriesBySize(from: { data: string }): Promise<Figure[]> {
  const measured: { size: number; open: number; asked: Record<string, Asked> }[] = [];
  for (const size of sizes) measured.push({ size, ...(await measure(from.data, size)) });
  const smallest = measured[0];
  if (!smallest) throw new Error('No size was measured.');
  return [
    ...Object.keys(questions).flatMap((name) => {
      const at = (size: number) => {
        const asked = measured.find((one) => one.size === size)?.asked[name];
        if (!asked) throw new Error(`${name} was not asked at ${size}.`);
        return asked;
      };
      return sizes.flatMap((size) => {
        const { examined, found, ms } = at(size);
        const small = at(smallest.size);
        return [
          less(
            `documents examined per document found, ${name}, ${size} documents`,
            'documents',
            examined / found,
            { what: 'without an index every document is looked at', value: size / (found / rounds) },
            { text: 'as at ten thousand', met: (value) => value <= small.examined / small.found },
          ),
          less(
            `one query, ${name}, ${size} documents`,
            'ms',
            ms,
            { what: 'the same with ten thousand documents', value: small.ms },
            { text: '≤ 3 times as long', met: (_value, ratio) => ratio >= 1 / 3 },
          ),
        ];
      });
    }),
    ...measured.map(({ size, open }) =>
      less(
        `opening, ${size} documents`,
        'ms',
        open,
        { what: 'the same with ten thousand documents', value: smallest.open },
        { text: '≤ 50 ms', met: (value) => value <= 50 },
      ),
    ),
  ];
}

async function measure(data: string, size: number): Promise<{ open: number; asked: Record<string, Asked> }> {
  const directory = join(data, `queries-${size}`);
  mkdirSync(directory);
  const open = (): Database =>
    openDatabase({
      directory,
      now: () => 0,
      durability: 'process',
      indexes: {
        rows: [
          { name: 'owner', keys: [['owner', 1]] },
          {
            name: 'status_dueAt',
            keys: [
              ['status', 1],
              ['dueAt', 1],
            ],
          },
          { name: 'at', keys: [['at', '2dsphere']] },
        ],
      },
    });
  const filled = open();
  await filled.importFile(Readable.from(lines(size)));
  await filled.close();
  const began = performance.now();
  const database = open();
  const opened = performance.now() - began;
  try {
    const asked = Object.entries(questions).map(([name, question]) => [name, ask(database, size, question)]);
    return { open: opened, asked: Object.fromEntries(asked) };
  } finally {
    await database.close();
  }
}

function ask(
  database: Database,
  size: number,
  question: (n: number) => { where: Record<string, unknown>; options?: FindOptions },
): Asked {
  let examined = 0;
  let found = 0;
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const { where, options } = question((round * 7919) % (size - 100));
    const began = performance.now();
    const answer = database.find('rows', where, options);
    times.push(performance.now() - began);
    examined += answer.examined;
    found += answer.documents.length;
  }
  return { examined, found, ms: median(times) };
}

/** Spread over the earth, without the poles. */
function placeOf(n: number): [number, number] {
  return [((n * 137.507_764) % 360) - 180, ((n * 61.803_398) % 140) - 70];
}

function* lines(size: number): Generator<string> {
  for (let n = 0; n < size; n++) {
    const document = {
      _id: `row-${n}`,
      owner: `person-${n}`,
      status: n % 2 ? 'open' : 'done',
      dueAt: n,
      at: { type: 'Point', coordinates: placeOf(n) },
      text: 'x'.repeat(100),
    };
    yield `${JSON.stringify({ collection: 'rows', document })}\n`;
  }
}
