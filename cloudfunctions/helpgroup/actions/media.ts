import type { Input, Output } from '../../../core/contract';
import { permit } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { Fault } from '../../_kernel/fault';
import { mediaOf } from '../../_kernel/question-media';
import { questionMedia } from '../../_store/question-media';
import { seenBy } from '../load';
import { mayHear } from '../policy';

/**
 * One picture or spoken word under a question, decrypted for whoever asked and for officers alone, also when the question was asked openly. No address of it
 * exists; a look of an officer is told to whoever asked.
 */
export async function media(
  member: Member,
  input: Input<'helpgroup.media'>,
): Promise<Output<'helpgroup.media'>> {
  const row = await questionMedia.get(input.mediaId);
  const nothing = () => new Fault('NOT_FOUND', undefined, 'mediaId');
  if (row?.state !== 'kept' || row.format === null) throw nothing();
  const { unit, as } = await seenBy(member, row.questionId);
  if (!mayHear(as)) throw nothing();
  if (as === 'officer') permit(member, { personId: row.askerId, unitPath: unit.path }, 'mediaId');
  return { mediaId: row._id, format: row.format, data: (await mediaOf(row)).toString('base64') };
}
