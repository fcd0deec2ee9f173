// From a wire request to a wire answer: whatever was sent, an answer comes back.
import { randomUUID } from 'node:crypto';
import { WireError } from '../wire/error-codes';
import { refusalBody } from '../wire/refusal';
import { aggregateDocuments } from './aggregation/aggregate-request';
import type { WireAnswer, WireRequest } from './database';
import { type Engine, type Handler, LockedByTransaction } from './engine';
import { calculateDocument, getDocument } from './reading-requests';
import { running } from './running-clock';
import { abortTransaction, commitTransaction, startTransaction } from './transaction-requests';
import {
  addCollection,
  insertDocument,
  modifyAndReturnDoc,
  modifyDocument,
  removeDocument,
} from './writing-requests';

const HANDLERS: ReadonlyMap<string, Handler> = new Map<string, Handler>([
  ['database.addCollection', addCollection],
  ['database.insertDocument', insertDocument],
  ['database.getDocument', getDocument],
  ['database.calculateDocument', calculateDocument],
  ['database.modifyDocument', modifyDocument],
  ['database.modifyAndReturnDoc', modifyAndReturnDoc],
  ['database.removeDocument', removeDocument],
  ['database.aggregateDocuments', aggregateDocuments],
  ['database.startTransaction', startTransaction],
  ['database.commitTransaction', commitTransaction],
  ['database.abortTransaction', abortTransaction],
]);

function sleep(ms: number): { promise: Promise<void>; cancel: () => void } {
  let cancel = () => {};
  const promise = new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    cancel = () => clearTimeout(timer);
  });
  return { promise, cancel };
}

/** Actions that end in a commit, unless they belong to a transaction. */
const WRITES = new Set(
  ['insertDocument', 'modifyDocument', 'modifyAndReturnDoc', 'removeDocument', 'addCollection'].map(
    (name) => `database.${name}`,
  ),
);
const COMMIT = 'database.commitTransaction';

/** Answers reads and what happens within a transaction at once; writes when they are committed. */
export function handleRequest(
  engine: Engine,
  request: WireRequest,
  lockWaitMs: number,
): WireAnswer | Promise<WireAnswer> {
  const requestId = randomUUID();
  const answer = (body: Readonly<Record<string, unknown>>, examined: number): WireAnswer => ({
    body,
    calls: 1,
    examined,
  });
  const refuse = (error: unknown) => answer(refusalBody(error, requestId), 0);
  const handler = HANDLERS.get(request.action);
  if (!handler) return refuse(new WireError('INVALID_PARAM', `unknown action ${String(request.action)}`));
  const attempt = (): WireAnswer | LockedByTransaction => {
    running.now = engine.now();
    try {
      const { body, examined } = handler(engine, request);
      return answer({ requestId, ...body }, examined);
    } catch (error) {
      return error instanceof LockedByTransaction ? error : refuse(error);
    }
  };
  const commits = request.action === COMMIT || (WRITES.has(request.action) && !request.transactionId);
  if (!commits) {
    const result = attempt();
    return result instanceof LockedByTransaction ? refuse(result) : result;
  }
  return write(engine, attempt, lockWaitMs).catch(refuse);
}

async function write(
  engine: Engine,
  attempt: () => WireAnswer | LockedByTransaction,
  lockWaitMs: number,
): Promise<WireAnswer> {
  let result = await engine.commits.add(attempt);
  if (!(result instanceof LockedByTransaction)) return result;
  const deadline = sleep(lockWaitMs);
  let timeUp = false;
  void deadline.promise.then(() => {
    timeUp = true;
  });
  try {
    while (result instanceof LockedByTransaction && !timeUp) {
      await Promise.race([result.holder.ended, deadline.promise]);
      result = await engine.commits.add(attempt);
    }
  } finally {
    deadline.cancel();
  }
  if (result instanceof LockedByTransaction)
    throw new WireError('DATABASE_REQUEST_FAILED', 'the document is locked by a transaction');
  return result;
}
