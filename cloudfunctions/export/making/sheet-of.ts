import { rulesOf, standingFor } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { figuresOf } from '../../_kernel/closure-figures';
import { placeFor } from '../../_kernel/closure-place';
import { units } from '../../_store/units';
import type { Made } from './index';
import { listOfNames } from './list-of-names';
import { setFigures, setNames } from './set-sheet';

const orders = { closure: 'export.orderClosure', 'closure-names': 'export.orderNames' } as const;

/**
 * A spreadsheet of a place. Whoever lost the duty since the order gets nothing: what they may see is decided by the rules of the order, anew.
 * @throws Fault NOT_FOUND
 */
export async function sheetOf(
  member: Member,
  kind: keyof typeof orders,
  placeId: string | undefined,
): Promise<Made> {
  const { personId, now } = member;
  const route = orders[kind];
  const asked = { ...member, route, standing: await standingFor(personId, rulesOf(route), now) };
  const { place, exact } = placeFor(asked, placeId === undefined ? null : await units.get(placeId));
  const bytes =
    kind === 'closure'
      ? await setFigures(await figuresOf(place, exact, now))
      : await setNames(await listOfNames(place, now));
  return { bytes, about: place.name };
}
