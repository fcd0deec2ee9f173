import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { activities } from '../../_store/activities';
import { scopeFor } from '../load';
import { deskView } from '../view';
import { edge } from './list';

const pageSize = 20;

/** What an organiser holds for one unit or the district: drafts, what is ahead, what is over. Figures alone. */
export async function desk(member: Member, input: Input<'activity.desk'>): Promise<Output<'activity.desk'>> {
  const { now } = member;
  const { scopeId, shelf } = input;
  const scope = await scopeFor(member, scopeId, 'scopeId');
  const from = input.after ?? edge(shelf === 'draft' ? 0 : now);
  const found =
    shelf === 'past'
      ? await activities.past(scopeId, 'shown', from, pageSize + 1)
      : await activities.ahead(scopeId, shelf === 'draft' ? 'draft' : 'shown', from, pageSize + 1);
  const shown = found.slice(0, pageSize);
  return {
    ...{ scopeId, scopeName: scope.name },
    activities: shown.map((one) => deskView(one, now)),
    next: found.length > pageSize ? (shown.at(-1)?.listKey ?? null) : null,
  };
}
