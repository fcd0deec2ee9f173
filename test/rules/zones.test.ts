import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** Everything that turns days into instants, over 1,000 entry days and 40 years, printed as one digest and a few samples. */
const program = `
  import { createHash } from 'node:crypto';
  import { nextAnniversary } from './core/domain/calendar/anniversary';
  import { dayOf, instantOf } from './core/domain/calendar/beijing';
  import { newAnniversary, newOnboarding } from './core/domain/node/making';
  import { nodeMatter } from './core/domain/reminder/matter';
  import { demandsOf } from './core/domain/reminder/plan';
  import { consequencesOf } from './core/domain/node/consequences';
  import { openingOf } from './core/domain/node/opening';
  import { heroOf, stateOf } from './core/domain/node/state';
  import { sendableAt } from './core/domain/reminder/quiet-hours';
  import { lunarOf } from './core/domain/calendar/lunar';
  const digest = createHash('sha256');
  let seed = 20260701;
  const random = () => (seed = (seed * 48271) % 2147483647);
  for (let i = 0; i < 1000; i += 1) {
    const entry = dayOf(Date.UTC(1990, 0, 1) + (random() % (366 * 50)) * 86400000);
    let day = entry;
    digest.update(JSON.stringify(demandsOf(nodeMatter(newOnboarding('b', entry), 'b', entry), 0)));
    for (let year = 0; year < 40; year += 1) {
      const ahead = nextAnniversary(entry, day);
      const node = newAnniversary('b', ahead);
      if (instantOf(ahead.day) !== node.dueAt || dayOf(node.dueAt) !== ahead.day) throw new Error(ahead.day);
      if (dayOf(node.dueAt - 1) === ahead.day) throw new Error('not the first instant of ' + ahead.day);
      digest.update(JSON.stringify([node, demandsOf(nodeMatter(node, 'b', entry), 0), sendableAt(node.dueAt)]));
      // Every fourth year something happens, recorded up to two months late, in a life with a leave in it.
      if (year % 4 > 0) { day = ahead.day; continue; }
      const recordedAt = node.dueAt + (random() % 365) * 86400000 + (random() % 86400000);
      const event = { kind: ['promotion', 'rotation', 'probation-end'][random() % 3], day: dayOf(recordedAt - (random() % 60) * 86400000) };
      const leaves = [{ from: dayOf(node.dueAt - (random() % 90) * 86400000), until: dayOf(node.dueAt + (random() % 90) * 86400000) }];
      const { add } = consequencesOf(event, { _id: 'b', entryDay: entry }, [node], recordedAt);
      const both = [node, ...add];
      if (add.length !== 1 || add[0].dueAt > recordedAt || recordedAt - add[0].dueAt >= 86400000) throw new Error('recorded late ' + event.day);
      digest.update(JSON.stringify([add, openingOf(node, both, recordedAt, leaves), heroOf(both, recordedAt, leaves), stateOf(node, recordedAt, leaves)]));
      day = ahead.day;
    }
  }
  console.log(JSON.stringify([digest.digest('hex'), new Date(0).getTimezoneOffset(), lunarOf('2026-07-01')]));
`;

describe('stored instants', () => {
  const root = join(__dirname, '..', '..');
  const zones = ['UTC', 'Asia/Shanghai', 'America/New_York'];

  it('are the same whatever zone the machine believes to be in', () => {
    const { outputFiles } = buildSync({
      stdin: { contents: program, resolveDir: root, loader: 'ts' },
      bundle: true,
      platform: 'node',
      format: 'cjs',
      write: false,
    });
    const script = outputFiles[0]?.text ?? '';
    const answers = zones.map((TZ) => {
      const printed = execFileSync(process.execPath, ['-'], { input: script, env: { ...process.env, TZ } });
      return JSON.parse(printed.toString()) as [string, number, string];
    });
    expect(new Set(answers.map(([digest]) => digest)).size).toBe(1);
    expect(answers.map(([, , lunar]) => lunar)).toEqual(zones.map(() => '农历五月十七'));
    // The three machines really were in three zones.
    expect(answers.map(([, offset]) => offset)).toEqual([0, -480, 300]);
    expect(answers[0]?.[0]).not.toBe(createHash('sha256').digest('hex'));
  });
});
