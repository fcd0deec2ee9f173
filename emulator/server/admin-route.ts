import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WireRequest } from '../database/database';
import { CONFLICT, runUnderFaults } from '../faults/apply';
import type { Instance } from '../functions/instance';
import { handleFunctionRequest } from '../functions/sdk-requests';
import { type CallAnswer, shownAnswer } from '../openapi/call-answer';
import { opened } from '../openapi/open-data';
import { handleStorageRequest } from '../storage/sdk-requests';
import {
  CLOUD_CALL_CONTENT_TYPE,
  decodeCloudIds,
  encodeBytesAnswer,
  encodeCloudCallAnswer,
  encodeOpenData,
  isServiceCall,
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
    else if (asked.action === 'wx.api') await answerPlainCall(world, asked, worker, response);
    else throw new WireError('INVALID_PARAM', whatIsMissing(asked));
  } catch (error) {
    sendJson(response, 200, refusalBody(error));
  }
}

/** Tells of each answer of the database how many documents were looked at for it. */
const EXAMINED = 'x-documents-examined';

async function answerDatabase(
  world: World,
  asked: WireRequest,
  worker: Instance | undefined,
  response: ServerResponse,
): Promise<void> {
  const { action, collectionName } = asked;
  const collection = typeof collectionName === 'string' ? collectionName : undefined;
  const faults = world.faults.hit({ on: 'database', action, collection, ...madeBy(worker) });
  const run = async () => {
    const began = performance.now();
    const answer = await world.database.handle(asked);
    const { examined } = answer;
    const ms = Math.round((performance.now() - began) * 100) / 100;
    world.functions.countDatabaseCall(worker, { action, collection: collection ?? null, examined, ms });
    response.setHeader(EXAMINED, examined);
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

/** What WeChat answers, or a fault; undefined when the connection is to break. */
async function decided(
  world: World,
  api: string,
  data: Readonly<Record<string, unknown>>,
  worker: Instance | undefined,
): Promise<CallAnswer | undefined> {
  const caller = worker?.config;
  const faults = world.faults.hit({ on: 'openapi', action: api, ...madeBy(worker) });
  const run = () => world.cloudCalls.call(api, data, caller);
  const outcome = await runUnderFaults(faults, run, async () => worker?.kill());
  if (outcome.kind === 'dropped') return undefined;
  return outcome.kind === 'done'
    ? outcome.value
    : await world.cloudCalls.refuse(api, data, caller, outcome.code, outcome.ran);
}

/** The name of what was asked for and is not here. */
function whatIsMissing(asked: WireRequest): string {
  // What the SDK asks before it opens a socket.
  if (asked.action === 'auth.wsWebSign') return 'watch is not there in the emulator';
  const name = isCloudCall(asked) ? `${asked.action} ${asked.apiName}` : asked.action;
  return `${name} is not there in the emulator`;
}

async function answerCall(
  world: World,
  asked: CloudCallRequest,
  worker: Instance | undefined,
  response: ServerResponse,
): Promise<void> {
  const answer = await decided(world, asked.apiName, asked.data, worker);
  if (answer === undefined) breakOff(response);
  else if (answer.kind === 'bytes') sendBytes(response, encodeBytesAnswer(answer.bytes, answer.contentType));
  else if (answer.kind === 'system' && isServiceCall(asked.requestData))
    // Such a call reads no JSON in an answer, and the name in a refusal.
    throw new WireError('INVALID_PARAM', answer.message);
  else sendBytes(response, encodeCloudCallAnswer(shownAnswer(answer)));
}

/** `callWxOpenApi` of `@cloudbase/node-sdk` and the deprecated `cloud.callOpenAPI`: the same APIs with JSON both ways. */
async function answerPlainCall(
  world: World,
  { apiName, requestData }: WireRequest,
  worker: Instance | undefined,
  response: ServerResponse,
): Promise<void> {
  if (typeof apiName !== 'string' || apiName === '')
    throw new WireError('INVALID_PARAM', 'apiName is missing');
  const answer = await decided(world, apiName, parameters(requestData), worker);
  if (answer === undefined) breakOff(response);
  else
    sendJson(response, 200, {
      requestId: randomUUID(),
      data: {
        responseData:
          answer.kind === 'bytes' ? answer.bytes.toString('base64') : JSON.stringify(shownAnswer(answer)),
      },
    });
}

/** Parameters that came as JSON; none at all are an empty text. @throws WireError */
function parameters(text: unknown): Record<string, unknown> {
  try {
    const value: unknown = text === undefined || text === '' ? {} : JSON.parse(String(text));
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new WireError('INVALID_PARAM', 'requestData is not a JSON object');
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
