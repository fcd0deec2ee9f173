// What every request of the phone carries.
import { Refusal } from './refusal';

/** The openid of who holds the phone. @throws Refusal 400 */
export function personOf(value: unknown): string {
  if (typeof value !== 'string' || value === '' || value.length > 128) {
    throw new Refusal(400, 'PERSON_NEEDED', '"person" must be the openid of who holds the phone.');
  }
  return value;
}

/** What a bad network does with this request, if anything. @throws Refusal 400 */
export function deliveryOf(value: unknown): 'lose-request' | 'lose-answer' | undefined {
  if (value === undefined || value === 'lose-request' || value === 'lose-answer') return value;
  throw new Refusal(400, 'BAD_DELIVERY', '"delivery" must be lose-request or lose-answer.');
}
