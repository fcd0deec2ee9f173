import { crc32, deflateSync } from 'node:zlib';
import { uploadPath } from '../../cloudfunctions/_store/hand-pages';
import type { Person } from './people';
import type { World } from './world';

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A real PNG, grey, with lines as on written paper; `seed` makes one differ from another. */
export function photo(seed = 0, width = 90, height = 120): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((width + 1) * height, 235);
  for (let y = 0; y < height; y++) {
    rows[y * (width + 1)] = 0;
    if (y % 12 < 2) rows.fill(60 + (seed % 100), y * (width + 1) + 8, y * (width + 1) + width - 8);
  }
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([signature, ...parts]);
}

/** Uploads as a phone does. */
export async function upload(world: World, person: Person, cloudPath: string, body: Buffer): Promise<void> {
  const query = new URLSearchParams({ person: person.openid, cloudPath });
  const answer = await fetch(`${world.url}/phone/storage/upload?${query}`, { method: 'POST', body });
  const said = (await answer.json()) as { fileID?: string };
  if (said.fileID === undefined) throw new Error(`upload: ${JSON.stringify(said)}`);
}

/** Paths of the files in storage that begin so. */
export async function filesAt(world: World, prefix: string): Promise<string[]> {
  const query = new URLSearchParams({ prefix });
  const said = (await (await fetch(`${world.url}/control/files?${query}`)).json()) as {
    files: { path: string }[];
  };
  return said.files.map(({ path }) => path).sort();
}

/** Adds a photo to a person's draft, as the phone does; answers its id. */
export async function addPhoto(world: World, person: Person, nodeId: string, body: Buffer): Promise<string> {
  const begin = { requestId: world.requestId('begin-page'), nodeId };
  const { pageId, path } = await world.ask(person, 'timebook.beginPage', begin);
  if (path !== uploadPath(pageId)) throw new Error(`unexpected place ${path}`);
  await upload(world, person, path, body);
  await world.ask(person, 'timebook.keepPage', { requestId: world.requestId('keep-page'), pageId });
  return pageId;
}
