import { canonical, type Json } from '../../core/domain/chapter/canonical';
import { inTransaction, type Transaction, worthRepeating } from '../_store/database';
import { requests } from '../_store/requests';
import { recordAudit } from './audit';
import type { Caller } from './caller';
import { Fault, Stale } from './fault';
import { lookup } from './keys';

/**
 * What an action decided: the answer, and how it is written. `write` may run several times and only writes; what it needs was
 * read before, and is guarded inside by comparing versions (throw `Stale`). `what` names the object in the audit entry without
 * naming a person. Without `write` nothing changes, and nothing is recorded.
 */
export type Plan<A> = { answer: A; what?: string; write?: (transaction: Transaction) => Promise<void> };

/** How often a decision is made before the caller is asked to come back; waits in between grow and are random. */
const rounds = 5;
const waits = [15, 40, 90, 180];

/**
 * Makes one change at most once per `requestId`: replay, else decide, else write change, audit entry and the answer to replay in
 * one transaction. Every conflict, lost answer or time-out leads to a fresh look: either the change is found done, and
 * its first answer is given again, or it is decided anew.
 * `personId` is whom the change is about: the person, or the node of the tree, in whose audit chain it stands.
 * @throws Fault CONFLICT request-reused when the id came with another input, or from somebody else; UNAVAILABLE busy when the store stays in trouble
 */
export async function change<A>(
  caller: Caller,
  call: { route: string; personId: string; input: { requestId: string } },
  decide: () => Promise<Plan<A>>,
): Promise<A> {
  const id = `${call.personId}:${call.input.requestId}`;
  const inputDigest = lookup(
    'input',
    canonical({ by: caller.openid, route: call.route, input: call.input as unknown as Json }),
  );
  const replay = async (): Promise<{ answer: A } | null> => {
    const found = await requests.get(id);
    if (!found) return null;
    if (found.inputDigest !== inputDigest) throw new Fault('CONFLICT', 'request-reused', 'requestId');
    caller.answeredAt = found.at;
    return { answer: found.answer as A };
  };
  for (let round = 0; round < rounds; round += 1) {
    if (round > 0) await pause(waits[round - 1] ?? 200);
    try {
      const first = await replay();
      if (first) return first.answer;
      const plan = await decide();
      const { write } = plan;
      if (!write) return plan.answer;
      await inTransaction(async (transaction) => {
        await write(transaction);
        const entry = { ...call, openid: caller.openid, what: plan.what ?? '', at: caller.now };
        await recordAudit(entry, transaction);
        const { route } = call;
        await requests.add({ _id: id, route, inputDigest, answer: plan.answer, at: caller.now }, transaction);
      });
      return plan.answer;
    } catch (error) {
      // A refusal may be the echo of our own success: the same request, decided twice at once.
      if (error instanceof Fault) {
        const first = error.reason === 'request-reused' ? null : await replay();
        if (first) return first.answer;
        throw error;
      }
      if (!(error instanceof Stale) && !worthRepeating(error)) throw error;
    }
  }
  throw new Fault('UNAVAILABLE', 'busy');
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms / 2 + Math.random() * ms));
}
