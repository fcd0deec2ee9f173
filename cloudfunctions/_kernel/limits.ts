import { hourMs } from '../../core/domain/calendar/beijing';
import { attempts } from '../_store/attempts';
import { inTransaction } from '../_store/database';
import { Fault } from './fault';

/** Wrong codes that one account may try in an hour. A code has 130 bits: this guards the store, not the code. */
export const wrongCodesPerHour = 10;

/** @throws Fault LIMIT too-many-attempts when the account has used up its wrong codes */
export async function mayTryCode(openid: string, now: number): Promise<void> {
  const row = await attempts.get(openid);
  if (row && now - row.since < hourMs && row.count >= wrongCodesPerHour)
    throw new Fault('LIMIT', 'too-many-attempts');
}

/** Counts a wrong code. */
export async function countWrongCode(openid: string, now: number): Promise<void> {
  await inTransaction(async (transaction) => {
    const row = await attempts.get(openid, transaction);
    const fresh = !row || now - row.since >= hourMs;
    await attempts.put(
      { _id: openid, since: fresh ? now : row.since, count: fresh ? 1 : row.count + 1 },
      transaction,
    );
  });
}
