import { WIRE_ERROR_CODES } from '../wire/error-codes';
import type { Caller } from './environment';
import type { RunOutcome } from './instance';

/** What the inspector shows of one call of a function. */
export interface Invocation {
  readonly id: number;
  readonly requestID: string;
  readonly name: string;
  readonly source: string;
  readonly person: string | null;
  /** Virtual epoch milliseconds of its begin. */
  readonly at: number;
  /** Real milliseconds, waiting for a worker included. */
  readonly durationMs: number;
  readonly coldStart: boolean;
  readonly ok: boolean;
  readonly result?: unknown;
  readonly error?: { readonly errCode: number; readonly errMsg: string };
  readonly logs: readonly string[];
  /** Null when no worker ran it. */
  readonly effort: Effort | null;
  readonly database: DatabaseWork;
}

/** One call of the database: what it asked for and how many documents were looked at for it. */
export interface DatabaseStep {
  readonly action: string;
  /** Null for what concerns none, the end of a transaction. */
  readonly collection: string | null;
  readonly examined: number;
  /** Real milliseconds. */
  readonly ms: number;
}

/** The first calls of the database that are remembered one by one. */
const STEPS = 100;

/** What one call of a function asked of the database: calls in all and by action, documents looked at, and the first hundred calls. */
export interface DatabaseWork {
  calls: number;
  examined: number;
  actions: Record<string, number>;
  steps: DatabaseStep[];
}

/** Of a call that has asked nothing yet. */
export const noDatabaseWork = (): DatabaseWork => ({ calls: 0, examined: 0, actions: {}, steps: [] });

/** Adds one call. */
export function addStep(work: DatabaseWork, step: DatabaseStep): void {
  work.calls++;
  work.examined += step.examined;
  work.actions[step.action] = (work.actions[step.action] ?? 0) + 1;
  if (work.steps.length < STEPS) work.steps.push(step);
}

/** What a run needed of its worker. */
export interface Effort {
  /** Milliseconds until a new worker had loaded the function; null in a warm one. */
  readonly loadMs: number | null;
  /** Milliseconds from the call of `main` to its end. */
  readonly runMs: number;
  readonly memory: { readonly limitMB: number; readonly usedMB: number };
}

/** What the caller of a function gets. */
export type Answer =
  | { readonly result: unknown; readonly requestID: string }
  | { readonly errCode: number; readonly errMsg: string; readonly requestID: string };

/** The most a function may answer, bytes: to a mini program, and to a function (PLATFORM.md §2). */
export const ANSWER_LIMITS = { phone: 1024 * 1024, function: 6 * 1024 * 1024 };

type End =
  | { readonly kind: 'missing'; readonly name: string }
  | { readonly kind: 'ordered'; readonly code: string | undefined }
  | { readonly kind: 'lost'; readonly ran: boolean }
  | { readonly kind: 'run'; readonly outcome: RunOutcome };

/** Words the end of a call as the platform does (codes: PLATFORM.md §13). */
export function answerOf(end: End, requestID: string, limit = ANSWER_LIMITS.phone): Answer {
  const fail = (errCode: number, what: string): Answer => ({
    errCode,
    errMsg: `cloud.callFunction:fail Error: errCode: ${errCode} ${what}`,
    requestID,
  });
  if (end.kind === 'missing')
    return fail(-501000, `| errMsg: FunctionName parameter could not be found: ${end.name}`);
  if (end.kind === 'lost')
    return fail(
      -501002,
      `resource server timeout | errMsg: the ${end.ran ? 'answer' : 'request'} was lost by a fault`,
    );
  if (end.kind === 'ordered') {
    const code = Number(end.code);
    return fail(
      Number.isInteger(code) && end.code ? code : -504002,
      code === WIRE_ERROR_CODES.SERVER_TIMEOUT
        ? 'resource server timeout'
        : `functions execute fail | errMsg: ${end.code ?? 'a fault was ordered'}`,
    );
  }
  if (!end.outcome.ok) return fail(-504002, `functions execute fail | errMsg: ${end.outcome.message}`);
  if (Buffer.byteLength(end.outcome.json) > limit) {
    return fail(-604001, `cloudfunction result size exceed limit (${limit / 1024 / 1024}MB)`);
  }
  return { result: JSON.parse(end.outcome.json), requestID };
}

interface Begun {
  readonly id: number;
  readonly name: string;
  readonly caller: Caller;
  readonly at: number;
  readonly started: number;
}

/** Puts the record of a finished call together. */
export function invocationRecord(
  begun: Begun,
  answer: Answer,
  coldStart: boolean,
  logs: readonly string[],
  effort: Effort | null,
  database: DatabaseWork,
): Invocation {
  return {
    id: begun.id,
    requestID: answer.requestID,
    name: begun.name,
    source: begun.caller.source,
    person: begun.caller.openid ?? null,
    at: begun.at,
    durationMs: Math.round((performance.now() - begun.started) * 10) / 10,
    coldStart,
    ok: 'result' in answer,
    ...('result' in answer
      ? { result: answer.result }
      : { error: { errCode: answer.errCode, errMsg: answer.errMsg } }),
    logs,
    effort,
    database,
  };
}
