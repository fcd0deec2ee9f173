// `wx.cloud.database` of a phone.
import type { ServerResponse } from 'node:http';
import type { WireRequest } from '../database/database';
import { runUnderFaults } from '../faults/apply';
import { breakOff, readJson, sendJson } from '../server/exchange';
import { deliveryOf, personOf } from '../server/phone';
import { Refusal } from '../server/refusal';
import type { Route } from '../server/route';
import { WIRE_ERROR_CODES, type WireErrorCode } from '../wire/error-codes';
import { refusalBody } from '../wire/refusal';
import type { World } from '../world';
import { permittedRequest } from './phone-request';

/** The most that a phone takes of an answer (bytes), and what it is told of a larger one (PLATFORM.md §2). */
const ANSWER_LIMIT = 1024 * 1024;
const ANSWER_TOO_LARGE = -602001;

export const PHONE_DATABASE_ROUTES: Readonly<Record<string, Route>> = {
  'POST /phone/database': async (world, request, response) => {
    const { person, request: asked, delivery } = await readJson(request);
    const openid = personOf(person);
    const wire = wireRequestOf(asked);
    const way = deliveryOf(delivery);
    if (way === 'lose-request') return breakOff(response);
    await world.wechat.rememberPerson(openid, world.clock.now());
    const { action, collectionName: collection } = wire;
    const faults = world.faults.hit({
      on: 'database',
      action,
      collection: nameOf(collection),
      person: openid,
    });
    const run = () => answerOf(world, openid, wire);
    const outcome = await runUnderFaults(faults, run, async () => undefined);
    if (outcome.kind === 'dropped' || way === 'lose-answer') breakOff(response);
    else if (outcome.kind === 'done') send(response, outcome.value);
    else
      send(response, {
        code: outcome.code ?? 'DATABASE_REQUEST_FAILED',
        message: 'request failed by a fault',
      });
  },
};

async function answerOf(
  world: World,
  person: string,
  wire: WireRequest,
): Promise<Readonly<Record<string, unknown>>> {
  try {
    const permission = world.project.permissions[nameOf(wire.collectionName) ?? ''] ?? 'PRIVATE';
    const permitted = permittedRequest(wire, {
      person,
      permission,
      now: () => world.clock.now(),
      lookUp: (collection, _id) => world.database.find(collection, { _id }, { limit: 1 }).documents[0],
    });
    return (await world.database.handle(permitted)).body;
  } catch (error) {
    return refusalBody(error);
  }
}

function send(response: ServerResponse, body: Readonly<Record<string, unknown>>): void {
  const { code, message, requestId } = body;
  const text = JSON.stringify(body);
  if (typeof code === 'string') {
    const errCode = WIRE_ERROR_CODES[code as WireErrorCode] ?? WIRE_ERROR_CODES.SYS_ERR;
    sendJson(response, 200, { errCode, errMsg: `${code} ${String(message)}`, requestId });
  } else if (Buffer.byteLength(text) > ANSWER_LIMIT) {
    const errMsg = `the answer has more than ${ANSWER_LIMIT} bytes`;
    sendJson(response, 200, { errCode: ANSWER_TOO_LARGE, errMsg, requestId });
  } else sendJson(response, 200, text);
}

function wireRequestOf(value: unknown): WireRequest {
  const action = (value as { action?: unknown } | null | undefined)?.action;
  if (typeof value === 'object' && typeof action === 'string' && action.startsWith('database.'))
    return value as WireRequest;
  throw new Refusal(400, 'BAD_REQUEST', '"request" must be an object with an action of the database.');
}

const nameOf = (value: unknown) => (typeof value === 'string' ? value : undefined);
