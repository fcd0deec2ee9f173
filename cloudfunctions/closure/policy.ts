import type { NodeFacts } from '../../core/domain/node/identity';
import { kindRules } from '../../core/domain/node/kinds';
import { Fault } from '../_kernel/fault';
import type { BookRow } from '../_store/books';

/**
 * A chapter on paper can be recorded at a node that came, asks for a chapter, and was not closed here.
 * @throws Fault CONFLICT
 */
export function mustTakePaper(node: NodeFacts, book: BookRow, now: number): void {
  if (now < node.dueAt) throw new Fault('CONFLICT', 'not-open-yet');
  if (node.closedAt !== null || kindRules[node.kind].asks === 'nothing')
    throw new Fault('CONFLICT', 'already-sealed');
  if (book.endsOn) throw new Fault('CONFLICT', 'book-ended');
}
