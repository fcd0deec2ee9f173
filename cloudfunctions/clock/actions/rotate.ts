import { hasPrevious, keyPairId } from '../../_kernel/keys';
import { log } from '../../_kernel/log';
import { type RotationRow, rotations } from '../../_store/rotations';
import { type Source, sources, type Turn } from '../turning';

const pageSize = 100;

/**
 * While a previous key is in the environment, walks the whole store and turns everything to the current keys: data keys are wrapped
 * again, seals made again. Text, salts and chains stay as they are. It can be ended at any step and goes on at the next tick: a row
 * is turned by one conditional update, and the place of the walk moves on only behind rows that were looked at. Walks again until
 * a whole pass finds nothing, because a function of the old deployment may have written behind it.
 */
export async function rotateKeys(hasTime: () => boolean): Promise<number> {
  if (!hasPrevious('CONTENT_KEY') && !hasPrevious('ANCHOR_KEY')) return 0;
  const _id = keyPairId();
  let at: RotationRow = (await rotations.get(_id)) ?? fresh(_id, Date.now());
  const before = at.turned;
  while (at.finishedAt === null && hasTime()) {
    at = await step(at);
    await rotations.put(at);
  }
  if (at.finishedAt !== null && at.turned > before)
    log('info', 'keys turned', { route: 'clock', turned: at.turned, broken: at.broken });
  return at.turned - before;
}

function fresh(_id: string, now: number): RotationRow {
  const source = sources[0]?.name ?? '';
  return { _id, source, after: '', turnedInPass: 0, turned: 0, broken: 0, startedAt: now, finishedAt: null };
}

/** One page of one collection, or on to the next, or the end of a pass. */
async function step(at: RotationRow): Promise<RotationRow> {
  const place = sources.findIndex(({ name }) => name === at.source);
  const source = sources[Math.max(0, place)] as Source;
  const rows = await source.walk(at.after, pageSize);
  if (rows.length === 0) return onwards(at, sources[place + 1]);
  let turned = 0;
  let broken = 0;
  for (const row of rows) {
    const turns = turnsOf(source, row);
    if (turns === null) broken += 1;
    for (const turn of turns ?? []) turned += await source.write(turn);
  }
  if (broken > 0)
    log('error', 'rows that no key vouches for', { route: 'clock', source: source.name, broken });
  return {
    ...at,
    after: rows.at(-1)?._id ?? at.after,
    turned: at.turned + turned,
    turnedInPass: at.turnedInPass + turned,
    broken: at.broken + broken,
  };
}

function onwards(at: RotationRow, next: Source | undefined): RotationRow {
  if (next) return { ...at, source: next.name, after: '' };
  if (at.turnedInPass === 0) return { ...at, finishedAt: Date.now() };
  return { ...at, source: sources[0]?.name ?? '', after: '', turnedInPass: 0, broken: 0 };
}

/** Null for a row that holds under no key: it is left as it is, turning it would bless it. */
function turnsOf(source: Source, row: { _id: string }): Turn[] | null {
  try {
    return source.turnsOf(row as never);
  } catch {
    return null;
  }
}
