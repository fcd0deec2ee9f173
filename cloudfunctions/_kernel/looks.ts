import { inTransaction, worthRepeating } from '../_store/database';
import { recordAudit } from './audit';
import type { Caller } from './caller';
import { Fault } from './fault';

/** A look at somebody's data that their audit chain is to tell them of. */
export type Look = { personId: string; as: string };

const rounds = 6;

/**
 * Writes the looks of a call down, each in its subject's chain, after the action and before its answer leaves: what could not be written
 * is not shown.
 * @throws Fault UNAVAILABLE busy when the store stays in trouble
 */
export async function recordLooks(caller: Caller): Promise<void> {
  for (const look of caller.looks) await recordLook(caller, look);
}

async function recordLook(caller: Caller, { personId, as }: Look): Promise<void> {
  const { openid, route, now: at, why } = caller;
  for (let round = 0; round < rounds; round += 1) {
    try {
      return await inTransaction((transaction) =>
        recordAudit({ personId, openid, route, what: 'look', at, as, why }, transaction),
      );
    } catch (error) {
      if (!worthRepeating(error)) throw error;
      await new Promise((done) => setTimeout(done, 20 * round + Math.random() * 40));
    }
  }
  throw new Fault('UNAVAILABLE', 'busy');
}
