import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { Fault } from '../../_kernel/fault';
import { lookup } from '../../_kernel/keys';
import { noticeReads } from '../../_store/notice-reads';
import { notices } from '../../_store/notices';
import { insideOf } from '../load';
import { noticeCard } from '../view';

/** One notice. A member who opens it is counted once, by a keyed hash: how many have read it is known, who has is not. */
export async function notice(
  member: Member,
  input: Input<'helpgroup.notice'>,
): Promise<Output<'helpgroup.notice'>> {
  const row = await notices.get(input.noticeId);
  if (!row) throw new Fault('NOT_FOUND', undefined, 'noticeId');
  const { _id: noticeId, unitId, feastDay, text, source, quiz } = row;
  const { unit, as } = await insideOf(member, unitId);
  if (as === 'member') {
    const _id = lookup('notice-read', `${noticeId} ${member.personId}`).slice(0, 24);
    await noticeReads.put({ _id, noticeId });
  }
  const reads = as === 'member' ? null : await noticeReads.countOf(noticeId);
  return {
    ...noticeCard(row, reads),
    ...{ unitId, unitName: unit.name, as, feastDay, text, source, quiz },
  };
}
