import type { IncomingMessage, ServerResponse } from 'node:http';
import { archiveLines, documentLines } from '../archive/archive-lines';
import { readArchive } from '../archive/read-archive';
import { Snapshots } from '../archive/snapshots';
import { resetWorld } from '../reset';
import { readJson, sendJson } from '../server/exchange';
import { Refusal } from '../server/refusal';
import type { Route } from '../server/route';
import type { World } from '../world';
import { refuseWhileMoving } from './clock-requests';

/** What is kept of a world outside of it: exports, imports, snapshots. */
export const ARCHIVE_ROUTES: Readonly<Record<string, Route>> = {
  'GET /control/export': async (world, _request, response, url) => {
    const everything = url.searchParams.get('everything') !== null;
    response.writeHead(200, {
      'content-type': 'application/x-ndjson; charset=utf-8',
      ...(everything && { 'content-disposition': `attachment; filename="${world.envId}.jsonl"` }),
    });
    for (const line of everything ? archiveLines(world) : documentLines(world)) response.write(`${line}\n`);
    response.end();
  },
  'POST /control/import': async (world, request, response) => {
    try {
      sendJson(response, 200, await readArchive(world, request));
    } catch (error) {
      throw new Refusal(400, 'BAD_ARCHIVE', `${(error as Error).message}.`);
    }
    world.events.send('database-reset', {});
    world.events.send('clock', world.clockView());
  },
  'GET /control/snapshots': async (world, _request, response) =>
    sendJson(response, 200, { snapshots: world.snapshots.list() }),
  'POST /control/snapshots': async (world, request, response) => {
    const { save, remove } = await readJson(request);
    if ((save === undefined) === (remove === undefined))
      throw new Refusal(400, 'ONE_CHANGE', 'Say exactly one of "save" and "remove", with a name.');
    if (save !== undefined) world.snapshots.save(nameOf(save), archiveLines(world));
    else world.snapshots.remove(nameOf(remove));
    sendJson(response, 200, { snapshots: world.snapshots.list() });
  },
};

/** Goes back to a snapshot; what began before never writes into it. Stands outside the traffic that it waits for. */
export async function restoreSnapshot(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const name = nameOf((await readJson(request)).name);
  const file = world.snapshots.file(name);
  if (!file) throw new Refusal(404, 'NO_SNAPSHOT', `There is no snapshot "${name}".`);
  refuseWhileMoving(world);
  await resetWorld(world, async () => void (await readArchive(world, file)));
  sendJson(response, 200, { ok: true, now: world.clock.now() });
}

function nameOf(name: unknown): string {
  if (!Snapshots.isName(name))
    throw new Refusal(400, 'BAD_NAME', 'A name has 1 to 60 letters, digits, spaces, - or _.');
  return name;
}
