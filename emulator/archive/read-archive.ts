import type { Readable } from 'node:stream';
import type { World } from '../world';

type Filled = Pick<World, 'database' | 'storage' | 'wechat' | 'clock'>;
type Line = Readonly<Record<string, unknown>>;

/**
 * Takes up the lines of an archive, or of documents alone. What has the same id, path or key is replaced, the rest stays.
 * @param source a file, or the lines themselves
 * @returns how many documents and files there were
 * @throws Error that names the line
 */
export async function readArchive(
  world: Filled,
  source: string | Readable,
): Promise<{ documents: number; files: number }> {
  let files = 0;
  const other = async (line: Line): Promise<void> => {
    if (typeof line.file === 'string' && typeof line.bytes === 'string') {
      files++;
      await world.storage.restore(line.file, Buffer.from(line.bytes, 'base64'), {
        owner: typeof line.owner === 'string' ? line.owner : null,
        at: Number(line.at ?? 0),
      });
    } else if (typeof line.emptyCollection === 'string')
      world.database.ensureCollection(line.emptyCollection);
    else if (typeof line.wechat === 'string')
      await world.wechat.restoreEntry(line.wechat, line.key, line.value);
    else if (line.clock !== undefined) await setClock(world, Object(line.clock) as Line);
    else throw new Error('a line is a document, a file, an entry of WeChat or the clock');
  };
  const { documents } = await world.database.importFile(source, other);
  return { documents, files };
}

async function setClock({ clock, wechat }: Filled, { now, frozen }: Line): Promise<void> {
  if (typeof now !== 'number' || !Number.isFinite(now)) throw new Error('the clock has no "now"');
  clock.thaw();
  clock.set(now);
  if (frozen === true) clock.freeze();
  await wechat.saveClock(clock.state);
}
