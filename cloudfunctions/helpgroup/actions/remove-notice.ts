import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { Fault } from '../../_kernel/fault';
import { noticeReads } from '../../_store/notice-reads';
import { notices } from '../../_store/notices';
import { dutyIn } from '../load';

/** Takes a notice out of the space, and what was counted of it. A repetition takes away what an interrupted one left. */
export async function removeNotice(
  member: Member,
  input: Input<'helpgroup.removeNotice'>,
): Promise<Output<'helpgroup.removeNotice'>> {
  const { unitId, noticeId } = input;
  await dutyIn(member, unitId);
  const call = { route: 'helpgroup.removeNotice', personId: unitId, input };
  const removed = await change(member, call, async () => {
    const row = await notices.get(noticeId);
    if (row?.unitId !== unitId) throw new Fault('NOT_FOUND', undefined, 'noticeId');
    return {
      answer: { id: noticeId },
      what: 'notice removed',
      write: (transaction) => notices.remove(noticeId, transaction),
    };
  });
  await noticeReads.removeOf(noticeId);
  return removed;
}
