import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type Database, openDatabase } from '../../emulator/database/database';
import { FileStore } from '../../emulator/storage/file-store';

/** `npm run verify:full` kills a thousand times. */
const KILLS = process.env.FULL ? 1000 : 50;
const LANES = 4; // as many as writer.ts has

let directory: string;
let bundle: string;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'crash-'));
  // Beside node_modules, where its packages are found.
  bundle = join(__dirname, '..', '..', 'dist', 'tools', `crash-writer-${process.pid}.cjs`);
  await build({
    entryPoints: [join(__dirname, 'writer.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    packages: 'external',
  });
});
afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
  rmSync(bundle, { force: true });
});

/** Lets the writer run for some milliseconds after it is ready, kills it, and gives back the words that were whole. */
async function runAndKill(data: string, round: number, ms: number): Promise<string[]> {
  const writer = spawn(process.execPath, [bundle, data, `${round}`], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let complaint = '';
  let timer: NodeJS.Timeout | undefined;
  writer.stderr.on('data', (chunk) => {
    complaint += chunk;
  });
  writer.stdout.on('data', (chunk) => {
    said += chunk;
    timer ??= setTimeout(() => writer.kill('SIGKILL'), ms);
  });
  const signal = await new Promise((resolve) => writer.once('close', (_code, by) => resolve(by)));
  clearTimeout(timer);
  expect([signal, complaint]).toEqual(['SIGKILL', '']);
  return said.split('\n').slice(0, -1);
}

function checkAll(database: Database, words: readonly string[]): void {
  const lost: string[] = [];
  // What was being removed when the kill came may be gone without having been acknowledged.
  const removing = words.filter((word) => word.startsWith('removing '));
  const going = new Set(removing.map((word) => word.slice('removing '.length)));
  for (const word of words) {
    const [kind, id = ''] = word.split(' ');
    if (kind === 'single' && !going.has(id) && database.count('singles', { _id: id }) !== 1) lost.push(word);
    if (kind === 'removed' && database.count('singles', { _id: id }) !== 0) lost.push(word);
    if (kind === 'pair' && database.count('pairs', { _id: { $in: [`${id}-left`, `${id}-right`] } }) !== 2)
      lost.push(word);
  }
  expect(lost).toEqual([]);
}

/**
 * Of each path the last word counts: what was stored is there, what was deleted is not; of a step that began and was not acknowledged either
 * may be. A file is whole, and no bytes lie there that no file has.
 */
async function checkFiles(data: string, words: readonly string[]): Promise<void> {
  const files = new FileStore(join(data, 'files'));
  const allowed = new Map<string, (string | undefined)[]>();
  for (const word of words) {
    const [step, path = '', number] = word.split(' ');
    const before = allowed.get(path) ?? [undefined];
    if (step === 'storing') allowed.set(path, [...before, number]);
    else if (step === 'deleting') allowed.set(path, [...before, undefined]);
    else if (step === 'stored') allowed.set(path, [number]);
    else if (step === 'deleted') allowed.set(path, [undefined]);
  }
  try {
    for (const [path, numbers] of allowed) {
      const text = files.stat(path) ? readFileSync(files.diskPath(path), 'utf8') : undefined;
      const number = text?.split(' ', 1)[0];
      expect(numbers).toContain(number);
      if (text !== undefined) expect(text).toBe(`${number} `.repeat((Number(number) % 7) * 500 + 1));
    }
    // Before the first file there is no folder either.
    const bytes = join(data, 'files', 'bytes');
    expect(existsSync(bytes) ? readdirSync(bytes) : []).toHaveLength([...files.list()].length);
  } finally {
    await files.close();
  }
}

test(
  `after ${KILLS} kills in the midst of writing it opens again each time, and nothing acknowledged is lost`,
  async () => {
    const data = join(directory, 'data');
    let counted = 0;
    const everything: string[] = [];
    for (let round = 0; round < KILLS; round++) {
      const words = await runAndKill(data, round, (round * 13) % 90);
      counted += words.filter((word) => word === 'counted').length;
      const database = openDatabase({
        directory: data,
        now: () => 0,
        indexes: { singles: [{ name: 'group', keys: [['group', 1]] }] },
      });
      try {
        const singles = new Set(database.find('singles', {}).documents.map((one) => one._id));
        checkAll(database, words);
        await checkFiles(
          data,
          words.filter((word) => /^(stor|delet)/.test(word)),
        );
        everything.push(...words);
        // Pairs are whole: a transaction is there with all its writes or with none.
        const pairs = database
          .find('pairs', {})
          .documents.map((one) => String(one._id).replace(/-(left|right)$/, ''));
        expect(pairs.length).toBe(new Set(pairs).size * 2);
        // At most the increments in flight were done without having been acknowledged.
        const n = Number(database.find('counter', { _id: 'n' }).documents[0]?.n ?? 0);
        expect(n).toBeGreaterThanOrEqual(counted);
        expect(n - counted).toBeLessThanOrEqual(LANES);
        counted = n;
        // The index and the documents tell the same.
        const byIndex = [0, 1, 2].flatMap((group) =>
          database.find('singles', { group }).documents.map((one) => one._id),
        );
        expect(new Set(byIndex)).toEqual(singles);
        expect(byIndex).toHaveLength(singles.size);
      } finally {
        await database.close();
      }
    }
    const last = openDatabase({ directory: data, now: () => 0 });
    try {
      checkAll(last, everything);
    } finally {
      await last.close();
    }
    expect(everything.length).toBeGreaterThan(KILLS * 4);
    // For `npm run bench 5`.
    const { KILLS_REPORT: report } = process.env;
    if (report) writeFileSync(report, JSON.stringify({ kills: KILLS, acknowledged: everything.length }));
  },
  KILLS * 3_600,
);
