import type { Input } from '../../core/contract';
import type { NodeList } from '../../core/contract/closure';
import { call } from './cloud';
import { units } from './roster';
import { session } from './session';

/** How the nodes of a place stand. Throws `Fault`, as all of these. */
export const figures = (placeId: string) => call('closure.figures', { placeId });

/** Whose nodes stand in a list there; `after` is empty or the `next` of the page before. */
export const overdueNodes = (placeId: string, which: NodeList, after: string) =>
  call('closure.overdue', { placeId, which, ...(after && { after }) });
export const recordPaper = (input: Input<'closure.recordPaper'>) => call('closure.recordPaper', input);
export const remindOf = (input: Input<'closure.remind'>) => call('closure.remind', input);

/** A place whose figures I may see. */
export type Place = { id: string; name: string };

/** Duties with figures, the widest first. */
const counting = ['hr', 'head', 'inspector', 'deputy', 'section-chief'] as const;

/** The places that my duties are about, each once. A duty for the district is about each of its units. */
export async function countedPlaces(): Promise<Place[]> {
  const me = await session();
  const duties = me.bound ? me.duties : [];
  const places = new Map<string, Place>();
  for (const role of counting)
    for (const { scope, scopeNames } of duties.filter((duty) => duty.role === role)) {
      const found =
        scope.kind === 'district'
          ? (await units()).units.filter(({ kind, within, closed }) => kind === 'unit' && within && !closed)
          : scope.ids.map((id, at) => ({ id, name: scopeNames[at] ?? '' }));
      for (const { id, name } of found) if (!places.has(id)) places.set(id, { id, name });
    }
  return [...places.values()];
}
