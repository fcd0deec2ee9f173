import type * as z from 'zod/mini';
import type { Domain, Route } from '../../core/contract';
import type { Answer } from '../../core/contract/envelope';
import { worthRepeating } from '../_store/database';
import { mustPlayPart } from './authority';
import { type Caller, identity, resolve } from './caller';
import { Fault, Stale } from './fault';
import { MissingKey } from './keys';
import { described, log } from './log';
import { recordLooks } from './looks';
import { noteRefusal } from './refusal';
import { parseCall } from './router';

type Actions<S> = {
  [A in keyof S]: (caller: Caller, input: S[A] extends z.ZodMiniType ? z.infer<S[A]> : never) => unknown;
};

/**
 * The `main` of a function that phones call: identity, strict parsing, a part in the pivot's rules, one action of a closed map,
 * one answer.
 * Whatever is thrown inside becomes `{ ok: false, code, … }`; the log alone knows more, under the same `traceId`.
 */
export function serve<S extends Record<string, z.ZodMiniType>>(
  domain: Domain,
  schemas: S,
  actions: Actions<S>,
) {
  return async (event: unknown, context?: unknown): Promise<Answer<unknown>> => {
    const who = identity(context);
    const startedAt = process.hrtime();
    let route: string = domain;
    try {
      const call = parseCall(schemas, event);
      route = `${domain}.${call.action}`;
      const caller = await resolve(who, route as Route, call.input);
      mustPlayPart(caller);
      const value = await actions[call.action as keyof S](caller, call.input as never);
      await recordLooks(caller);
      log('info', 'done', { route, traceId: who.traceId, ms: since(startedAt) });
      return { ok: true, value, now: caller.answeredAt ?? caller.now };
    } catch (error) {
      const fault = faultOf(error);
      const level = fault.code === 'INTERNAL' ? 'error' : 'info';
      const { code, reason, field } = fault;
      const more = error instanceof Fault ? {} : described(error);
      const key = error instanceof MissingKey ? { key: error.message } : {};
      log(level, 'refused', {
        ...more,
        ...key,
        route,
        traceId: who.traceId,
        fault: code,
        reason,
        field,
        ms: since(startedAt),
      });
      await noteRefusal(who, route, fault);
      return {
        ok: false,
        code,
        ...(reason && { reason }),
        ...(field && { field }),
        traceId: who.traceId,
      };
    }
  };
}

/** Not `performance`: its first use would load four times as much as it measures here. */
function since(start: [number, number]): number {
  const [seconds, nanoseconds] = process.hrtime(start);
  return Math.round(seconds * 1e3 + nanoseconds / 1e6);
}

/** What a caller is told of an error: faults as they are, a store in trouble as "try again", the rest as nothing. */
function faultOf(error: unknown): Fault {
  if (error instanceof Fault) return error;
  if (error instanceof Stale || worthRepeating(error)) return new Fault('UNAVAILABLE', 'busy');
  return new Fault('INTERNAL');
}
