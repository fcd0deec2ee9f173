import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WireRequest } from '../database/database';
import { CONFLICT, runUnderFaults } from '../faults/apply';
import type { Instance } from '../functions/instance';
import { handleFunctionRequest } from '../functions/sdk-requests';
import { shownAnswer } from '../openapi/call-answer';
import { opened } from '../openapi/open-data';
import { handleStorageRequest } from '../storage/sdk-requests';
import {
  CLOUD_CALL_CONTENT_TYPE,
  decodeCloudIds,
  encodeBytesAnswer,
  encodeCloudCallAnswer,
  encodeOpenData,
} from '../wire/cloud-call';
import { WireError } from '../wire/error-codes';
import { refusalBody } from '../wire/refusal';
import { type CloudCallRequest, isCloudCall, parseWireRequest } from '../wire/request';
import type { World } from '../world';
import { breakOff, readBody, sendJson } from './exchange';

/**
 * Answers a call of an SDK: database, storage, function, cloud call; anything else is refused by its name.
 * @param workerId the part of the path that tells which worker calls; empty for a script outside
 */
export async function answerSdk(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  workerId: string,
): Promise<void> {
  const body = await readBody(request);
  const worker = workerId === '' ? undefined : world.functions.worker(workerId);
  // What a killed worker had sent is lost with it.
  if (workerId !== '' && (worker === undefined || worker.ended)) {
    breakOff(response);
    return;
  }
  try {
    const asked = parseWireRequest(request.headers['content-type'], body);
    if (asked.action.startsWith('database.')) await answerDatabase(world, asked, worker, response);
    else if (asked.action.startsWith('storage.')) await answerStorage(world, asked, worker, response);
    else if (asked.action.startsWith('functions.')) await answerFunction(world, asked, worker, response);
    else if (
      asked.action === 'wx.openApi' &&
      isCloudCall(asked) &&
      asked.apiName === 'ApiGetOpenDataByCloudId'
    )
      await answerOpenData(world, asked, worker, response);
    else if (asked.action === 'wx.openApi' && isCloudCall(asked))
      await answerCall(world, asked, worker, response);
    else throw new WireError('INVALID_PARAM', `${asked.action} is not there in the emulator`);
  } catch (error) {
    sendJson(response, 200, refusalBody(error));
  }
}

async function answerDatabase(
  world: World,
  asked: WireRequest,
  worker: Instance | undefined,
  response: ServerResponse,
): Promise<void> {
  const { action, collectionName } = asked;
  const faults = world.faults.hit({
    on: 'database',
    action,
    collection: typeof collectionName === 'string' ? collectionName : undefined,
    ...madeBy(worker),
  });
  const run = async () => {
    const answer = await world.database.handle(asked);
    world.functions.countDatabaseCall(worker, answer.examined);
    return answer;
  };
  const outcome = await runUnderFaults(faults, run, async () => worker?.kill());
  if (outcome.kind === 'dropped') breakOff(response);
  else if (outcome.kind === 'done') sendJson(response, 200, outcome.value.body);
  else {
    // As in a real one, the transaction is over.
    if (outcome.code === CONFLICT && asked.transactionId !== undefined)
      await world.database.handle({ ...asked, action: 'database.abortTransaction' });
    sendFaultyAnswer(response, outcome.code ?? 'DATABASE_REQUEST_FAILED');
  }
}

/** Who makes an SDK call, for the faults that are ordered for one of them. */
const madeBy = (worker: Instance | undefined) => ({
  function: worker?.config.name,
  person: worker?.caller?.openid,
});

function sendFaultyAnswer(response: ServerResponse, code: string): void {
  sendJson(response, 200, { requestId: randomUUID(), code, message: `${code}: request failed by a fault` });
}

async function answerStorage(
  world: World,
  asked: WireRequest,
  worker: Instance | undefined,
  response: ServerResponse,
): Promise<void> {
  const faults = world.faults.hit({ on: 'storage', action: asked.action, ...madeBy(worker) });
  const outcome = await runUnderFaults(
    faults,
    () => handleStorageRequest(world.storage, asked),
    async () => worker?.kill(),
  );
  if (outcome.kind === 'dropped') breakOff(response);
  else if (outcome.kind === 'done') sendJson(response, 200, outcome.value);
  else sendFaultyAnswer(response, outcome.code ?? 'STORAGE_REQUEST_FAIL');
}

async function answerCall(
  world: World,
  asked: CloudCallRequest,
  worker: Instance | undefined,
  response: ServerResponse,
): Promise<void> {
  const api = asked.apiName;
  const caller = worker?.config;
  const faults = world.faults.hit({ on: 'openapi', action: api, ...madeBy(worker) });
  const run = () => world.cloudCalls.call(api, asked.data, caller);
  const outcome = await runUnderFaults(faults, run, async () => worker?.kill());
  if (outcome.kind === 'dropped') {
    breakOff(response);
    return;
  }
  const answer =
    outcome.kind === 'done'
      ? outcome.value
      : await world.cloudCalls.refuse(api, asked.data, caller, outcome.code);
  sendBytes(
    response,
    answer.kind === 'bytes'
      ? encodeBytesAnswer(answer.bytes, answer.contentType)
      : encodeCloudCallAnswer(shownAnswer(answer)),
  );
}

async function answerOpenData(
  world: World,
  asked: CloudCallRequest,
  worker: Instance | undefined,
  response: ServerResponse,
): Promise<void> {
  const ids = decodeCloudIds(asked.requestData);
  const list = await world.cloudCalls.openData(ids, (id) => opened(world.openData, id), worker?.config);
  sendBytes(response, encodeOpenData(list));
}

async function answerFunction(
  world: World,
  asked: WireRequest,
  worker: Instance | undefined,
  response: ServerResponse,
): Promise<void> {
  const body = await handleFunctionRequest(world.functions, asked, worker);
  if (body) sendJson(response, 200, body);
  else breakOff(response);
}

function sendBytes(response: ServerResponse, bytes: Buffer): void {
  response.writeHead(200, { 'content-type': CLOUD_CALL_CONTENT_TYPE, 'content-length': bytes.length });
  response.end(bytes);
}
