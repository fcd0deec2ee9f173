import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { preferences } from '../../_store/preferences';

/** Changes topics and night; the next tick goes by it. */
export async function prefer(
  member: Member,
  input: Input<'reminder.prefer'>,
): Promise<Output<'reminder.prefer'>> {
  const { personId } = member;
  const chosen = { off: [...new Set(input.off)].sort(), night: input.night };
  return change(member, { route: 'reminder.prefer', personId, input }, async () => ({
    answer: chosen,
    what: 'preferences',
    write: (transaction) => preferences.put({ _id: personId, ...chosen }, transaction),
  }));
}
