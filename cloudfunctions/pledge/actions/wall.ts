import type { Input, Output } from '../../../core/contract';
import { ownUnit } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { namesOf } from '../../_kernel/unit-names';
import { people } from '../../_store/people';
import { type PledgeRow, pledges } from '../../_store/pledges';
import { selfOf } from '../load';
import { pledgeView } from '../view';

/** Pledges of one page: a signature may be 30 KB, and an answer has its limit. */
const onPage = 20;

/**
 * The wall of the unit in which the caller works. Who has not signed, and how many did, stands nowhere: it is no list to be completed. A pledge
 * of somebody who has left the service, or works elsewhere now, is not shown.
 */
export async function wall(member: Member, input: Input<'pledge.wall'>): Promise<Output<'pledge.wall'>> {
  const self = await selfOf(member);
  const [own, found, names] = await Promise.all([
    pledges.get(self._id),
    pledges.onWall(ownUnit(self), input.before ?? Number.MAX_SAFE_INTEGER, onPage + 1),
    namesOf([self.unitId]),
  ]);
  const { page, next } = cut(found);
  const others = page.filter((row) => row._id !== self._id);
  const authors = new Map((await people.byIds(others.map((row) => row._id))).map((row) => [row._id, row]));
  return {
    unitName: names.of(self.unitId),
    mine: own && { ...pledgeView(own, self), elsewhere: own.unitId !== self.unitId },
    pledges: others.flatMap((row) => {
      const author = authors.get(row._id);
      const here = author?.status !== 'left' && author?.unitId === row.unitId;
      return author && here ? [pledgeView(row, author)] : [];
    }),
    next,
  };
}

/** One page of one row more than it shows. Those signed in one instant are not parted: the next page begins before an instant. */
function cut(found: readonly PledgeRow[]): { page: readonly PledgeRow[]; next: number | null } {
  const beyond = found[onPage];
  if (!beyond) return { page: found, next: null };
  const whole = found.filter((row) => row.signedAt > beyond.signedAt);
  const page = whole.length > 0 ? whole : found;
  return { page, next: page.at(-1)?.signedAt ?? null };
}
