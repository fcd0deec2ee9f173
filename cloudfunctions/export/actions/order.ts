import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { Fault } from '../../_kernel/fault';
import { newId } from '../../_kernel/ids';
import { books } from '../../_store/books';
import { documentLife, documents } from '../../_store/documents';

/**
 * Orders a document of the caller's own. Only the order is written, so that it happens once whatever breaks; the file is made at fetching, at a
 * place that the row names beforehand, so that no file is ever without a row by which it is taken away.
 */
export async function order(member: Member, input: Input<'export.order'>): Promise<Output<'export.order'>> {
  const { personId, now } = member;
  const { kind } = input;
  return change(member, { route: 'export.order', personId, input }, async () => {
    if (kind === 'book' && !(await books.get(personId))) throw new Fault('NOT_FOUND', 'no-book');
    const _id = newId('document', `${personId}:${input.requestId}`);
    const expiresAt = now + documentLife;
    return {
      answer: { id: _id, kind, expiresAt },
      what: `document ${kind}`,
      write: (transaction) => documents.add({ _id, personId, kind, at: now, expiresAt }, transaction),
    };
  });
}
