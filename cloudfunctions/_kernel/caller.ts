import { randomUUID } from 'node:crypto';
import cloud from 'wx-server-sdk';
import type { Route } from '../../core/contract';
import type { Standing } from '../../core/domain/authority/relation';
import { bindings } from '../_store/bindings';
import { rulesOf, standingFor } from './authority';
import { Fault } from './fault';
import type { Look } from './looks';

/** Who calls, as the platform says: never what the event claims. */
export type Identity = { openid: string; source: string; traceId: string };

/** One invocation. `now` is read once, so that one act has one time. */
export type Caller = Identity & {
  now: number;
  route: Route;
  /** What the caller is to others, as far as the route's rules ask. */
  standing: Standing;
  /** Looks at other people's data, gathered while the action runs (`_kernel/looks.ts`). */
  looks: Look[];
  /** The reason that the caller gave for looking, or nothing. */
  why: string;
  /** The person this account is bound to, or null. */
  personId: string | null;
  /** Set by a replay: the time of the first answer, which is given again. */
  answeredAt?: number;
};
export type Member = Caller & { personId: string };

/**
 * Copies the caller out of the context. Call it before the first `await`: identity lies in process-wide variables, and the next
 * invocation overwrites them. An openid of digits alone comes back as a number.
 */
export function identity(context: unknown): Identity {
  const { OPENID, SOURCE } = cloud.getWXContext() as { OPENID?: unknown; SOURCE?: unknown };
  const requestId = (context as { request_id?: unknown } | null | undefined)?.request_id;
  return {
    openid: OPENID === undefined || OPENID === null ? '' : String(OPENID),
    source: SOURCE === undefined || SOURCE === null ? '' : String(SOURCE),
    traceId: typeof requestId === 'string' && requestId !== '' ? requestId : randomUUID(),
  };
}

/** Finds the person behind an account, and what they are to others. Without an openid nobody is called. */
export async function resolve(who: Identity, route: Route, input: unknown): Promise<Caller> {
  if (who.openid === '') throw new Fault('UNAUTHENTICATED');
  const binding = await bindings.get(who.openid);
  const personId = binding && binding.erasedAt === undefined ? binding.personId : null;
  const now = Date.now();
  const { why } = (input ?? {}) as { why?: unknown };
  const given = { looks: [], why: typeof why === 'string' ? why : '' };
  const standing = await standingFor(personId, rulesOf(route), now);
  return { ...who, now, route, ...given, personId, standing };
}

/** Refuses accounts that are bound to nobody. */
export function bound<I, O>(action: (member: Member, input: I) => Promise<O>) {
  return (caller: Caller, input: I): Promise<O> => {
    if (caller.personId === null) throw new Fault('UNAUTHENTICATED', 'not-bound');
    return action(caller as Member, input);
  };
}
