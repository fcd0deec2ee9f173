import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { WireRequest } from '../database/database';
import { runUnderFaults } from '../faults/apply';
import type { Step } from '../faults/fault';
import type { Instance } from '../functions/instance';
import type { World } from '../world';
import { breakOff, readBody, sendJson } from './exchange';

/**
 * Answers a call of an SDK.
 * @param workerId the part of the path that tells which worker calls; empty for a script outside
 */
export async function answerSdk(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  workerId: string,
): Promise<void> {
  const asked = JSON.parse((await readBody(request)).toString()) as WireRequest;
  const worker = workerId === '' ? undefined : world.functions.worker(workerId);
  // What a killed worker had sent is lost with it.
  if (workerId !== '' && (!worker || worker.ended)) return breakOff(response);
  const step: Step = {
    on: 'database',
    action: asked.action,
    collection: asked.collectionName as string,
    function: worker?.functionName,
  };
  const kill = async () => worker?.kill();
  const outcome = await runUnderFaults(world.faults.hit(step), () => world.database.handle(asked), kill);
  if (outcome.kind === 'dropped') return breakOff(response);
  if (outcome.kind === 'error')
    return sendJson(response, 200, {
      requestId: randomUUID(),
      code: outcome.code ?? 'DATABASE_REQUEST_FAILED',
      message: 'request failed by a fault',
    });
  world.functions.countDatabaseCall(worker, outcome.value.examined);
  sendJson(response, 200, outcome.value.body);
}
