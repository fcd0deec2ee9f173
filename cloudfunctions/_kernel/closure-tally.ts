import { count, countedOf, emptyTally, type Tally } from '../../core/domain/closure/tally';
import type { NodeFacts } from '../../core/domain/node/identity';
import type { Leave } from '../../core/domain/node/leave';
import { books } from '../_store/books';
import { nodes } from '../_store/nodes';
import { type CadreAt, people } from '../_store/people';
import { Fault } from './fault';

/** Most people of one place that are counted within one call. */
export const mostPeople = 5000;
/** People whose nodes are read and counted at a time: what lies in memory does not grow with the unit. */
const slice = 500;

/** A cadre with everything of the time-book that has come. No text: `nodes` and `books` hold none. */
export type CadreNodes = { cadre: CadreAt; leaves: readonly Leave[]; nodes: NodeFacts[] };

/** The young cadres in service at a node of the tree, by name. @throws Fault LIMIT when more people work there than one call can count */
export async function cadresAt(nodeId: string): Promise<CadreAt[]> {
  const found = await people.cadresAt(nodeId, mostPeople);
  if (!found) throw new Fault('LIMIT', 'place-too-large', 'placeId');
  return found;
}

/** Hands over cadres who have a book, a slice at a time, with what has come for them. Withdrawn nodes are among it. */
export async function* cadreNodes(cadres: readonly CadreAt[], now: number): AsyncGenerator<CadreNodes[]> {
  for (let at = 0; at < cadres.length; at += slice) {
    const some = cadres.slice(at, at + slice);
    const ids = some.map((row) => row._id);
    const [written, came] = await Promise.all([books.leavesOf(ids), nodes.came(ids, now)]);
    const leaves = new Map(written.map((book) => [book._id, book.leaves ?? []]));
    const own = new Map<string, NodeFacts[]>();
    for (const node of came) {
      const so = own.get(node.bookId);
      if (so) so.push(node);
      else own.set(node.bookId, [node]);
    }
    yield some.flatMap((cadre) => {
      const known = leaves.get(cadre._id);
      return known ? [{ cadre, leaves: known, nodes: own.get(cadre._id) ?? [] }] : [];
    });
  }
}

/** Everything that came for the young cadres of a place, counted where they work now. */
export async function tallyAt(
  nodeId: string,
  now: number,
): Promise<{ cadres: number; books: number; tally: Tally }> {
  const cadres = await cadresAt(nodeId);
  const tally = emptyTally();
  let withBook = 0;
  for await (const some of cadreNodes(cadres, now)) {
    withBook += some.length;
    for (const { cadre, leaves, nodes: own } of some)
      for (const node of own) {
        const person = { id: cadre._id, section: cadre.sectionId ?? '', leaves };
        const counted = countedOf(node, person, now);
        if (counted) count(tally, counted);
      }
  }
  return { cadres: cadres.length, books: withBook, tally };
}
