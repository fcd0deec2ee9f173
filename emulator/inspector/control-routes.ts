import type { IncomingMessage, ServerResponse } from 'node:http';
import { resetWorld } from '../reset';
import { readJson, sendJson } from '../server/exchange';
import { Refusal } from '../server/refusal';
import type { Route } from '../server/route';
import { sendFile } from '../storage/file-routes';
import type { World } from '../world';
import { ARCHIVE_ROUTES } from './archive-routes';
import { changeClock, refuseWhileMoving } from './clock-requests';
import { functionLog } from './function-log';

/** What tools ask: the panel, tests, the demo. */
export const CONTROL_ROUTES: Readonly<Record<string, Route>> = {
  'GET /control/project': async (world, _request, response) =>
    sendJson(response, 200, { ...world.project.raw, envId: world.envId, appid: world.project.appid }),
  'GET /control/clock': async (world, _request, response) => sendJson(response, 200, world.clockView()),
  'POST /control/clock': async (world, request, response) =>
    sendJson(response, 200, await changeClock(world, await readJson(request))),
  'GET /control/timers': async (world, _request, response) =>
    sendJson(response, 200, {
      timers: world.timers().map(({ functionName, triggerName }) => ({ functionName, triggerName })),
    }),
  'POST /control/fire': fireNow,
  'GET /control/invocations': async (world, _request, response, url) =>
    sendJson(response, 200, { invocations: world.journal.after(afterOf(url)) }),
  'GET /control/log': readLog,
  'GET /control/calls': async (world, _request, response, url) =>
    sendJson(response, 200, { calls: world.wechat.callsAfter(afterOf(url)) }),
  'GET /control/database': readDatabase,
  ...ARCHIVE_ROUTES,
  'GET /control/files': async (world, _request, response, url) => {
    const limit = Number(url.searchParams.get('limit') ?? 1000);
    const files = [...world.storage.files.list(url.searchParams.get('prefix') ?? '', limit)];
    sendJson(response, 200, {
      files: files.map((file) => ({ ...file, fileID: world.storage.fileId(file.path) })),
    });
  },
  'GET /control/file': async (world, request, response, url) =>
    sendFile(world, request, response, url.searchParams.get('path') ?? ''),
  'GET /control/faults': async (world, _request, response) =>
    sendJson(response, 200, { faults: world.faults.list() }),
  'POST /control/faults': replaceFaults,
  'GET /control/behaviour': async (world, _request, response) => sendJson(response, 200, world.behaviour.now),
  'POST /control/behaviour': async (world, request, response) => {
    const change = await readJson(request);
    try {
      world.behaviour.change(change);
    } catch (error) {
      throw new Refusal(400, 'BAD_BEHAVIOUR', `${(error as Error).message}.`);
    }
    sendJson(response, 200, world.behaviour.now);
  },
  'GET /control/events': async (world, _request, response) =>
    world.events.add(response, 'clock', world.clockView()),
};

async function fireNow(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { name } = await readJson(request);
  const timer = world.timers().find(({ functionName }) => functionName === name);
  if (!timer)
    throw new Refusal(404, 'NO_TIMER', `There is no function ${JSON.stringify(name)} with a timer.`);
  sendJson(response, 200, (await world.fireTimer(timer)) ?? { ok: true, fired: 0 });
}

/** The log of one call, by its request's id. */
async function readLog(
  world: World,
  _request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const wanted = url.searchParams.get('requestID');
  const found = world.journal.after(0).find(({ requestID }) => requestID === wanted);
  if (!found) throw new Refusal(404, 'NO_INVOCATION', 'No call of a function had this request id.');
  sendJson(response, 200, { lines: functionLog(found) });
}

async function readDatabase(
  world: World,
  _request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  const collection = url.searchParams.get('collection');
  if (collection === null) return sendJson(response, 200, { collections: world.database.collections() });
  const { EJSON } = await import('bson');
  const limit = Number(url.searchParams.get('limit') ?? 100);
  if (!Number.isInteger(limit) || limit < 0)
    throw new Refusal(400, 'BAD_LIMIT', '"limit" must be a whole number.');
  let where: Record<string, unknown>;
  try {
    where = EJSON.parse(url.searchParams.get('where') ?? '{}', { relaxed: true }) as Record<string, unknown>;
  } catch {
    throw new Refusal(400, 'BAD_WHERE', '"where" must be an EJSON object.');
  }
  try {
    const { documents } = world.database.find(collection, where, { limit });
    sendJson(
      response,
      200,
      EJSON.stringify({ documents, total: world.database.count(collection, where) }, { relaxed: true }),
    );
  } catch (error) {
    throw new Refusal(400, 'BAD_WHERE', `"where" is refused: ${(error as Error).message}`);
  }
}

async function replaceFaults(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { faults } = await readJson(request);
  if (!Array.isArray(faults)) throw new Refusal(400, 'FAULTS_NEEDED', '"faults" must be a list.');
  try {
    world.faults.replace(faults);
  } catch (error) {
    throw new Refusal(400, 'BAD_FAULT', (error as Error).message);
  }
  sendJson(response, 200, { faults: world.faults.list() });
}

/** Stands outside the traffic that it waits for. */
export async function answerReset(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  await readJson(request);
  refuseWhileMoving(world);
  await resetWorld(world);
  sendJson(response, 200, { ok: true });
}

function afterOf(url: URL): number {
  const after = Number(url.searchParams.get('after') ?? 0);
  if (!Number.isFinite(after))
    throw new Refusal(400, 'BAD_AFTER', '"after" must be the id of the last one that is known.');
  return after;
}
