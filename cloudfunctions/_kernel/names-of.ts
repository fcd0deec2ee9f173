import { bindings } from '../_store/bindings';
import type { Names } from '../_store/holdings';
import { pseudonym } from './audit';

/** Everything that a person is known by in the store. */
export async function everyNameOf(personId: string): Promise<Names> {
  const accounts = (await bindings.ofPeople([personId])).map((row) => row._id);
  return {
    person: [personId],
    account: accounts,
    subject: [pseudonym('subject', personId)],
    actor: accounts.map((openid) => pseudonym('actor', openid)),
  };
}
