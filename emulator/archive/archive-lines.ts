import { readFileSync } from 'node:fs';
import { EJSON } from 'bson';
import type { World } from '../world';

type Kept = Pick<World, 'database' | 'storage' | 'wechat' | 'clock'>;

/** The documents alone, one line each, in Extended JSON. */
export function* documentLines(world: Pick<World, 'database'>): Iterable<string> {
  for (const { name } of world.database.collections())
    for (const document of world.database.find(name, {}).documents)
      yield EJSON.stringify({ collection: name, document }, { relaxed: false });
}

/**
 * Everything that an emulator holds: documents, files with their bytes, what WeChat remembers, the clock. To be read to its end within one
 * turn: then nothing changes in between.
 */
export function* archiveLines(world: Kept): Iterable<string> {
  yield* documentLines(world);
  for (const { name, count } of world.database.collections())
    if (count === 0) yield JSON.stringify({ emptyCollection: name });
  for (const { path, owner, at } of world.storage.files.list()) {
    const bytes = readFileSync(world.storage.files.diskPath(path)).toString('base64');
    yield JSON.stringify({ file: path, owner, at, bytes });
  }
  for (const { table, key, value } of world.wechat.entries())
    yield EJSON.stringify({ wechat: table, key, value }, { relaxed: false });
  yield JSON.stringify({ clock: { now: world.clock.now(), frozen: world.clock.frozen } });
}
