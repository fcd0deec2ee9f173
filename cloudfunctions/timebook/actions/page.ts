import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { Fault } from '../../_kernel/fault';
import { pictureOf } from '../../_kernel/hand-pages';
import { shelfOf } from '../load';
import { pageOf } from '../pages';
import { mustBeReadable } from '../policy';

/** One photo of a handwritten page, decrypted for its author: of a draft, or of a chapter that lies open. No address of it exists. */
export async function page(member: Member, input: Input<'timebook.page'>): Promise<Output<'timebook.page'>> {
  const [shelf, row] = await Promise.all([shelfOf(member), pageOf(member.personId, input.pageId)]);
  if (row.chapterNumber !== null) mustBeReadable(shelf, row.chapterNumber);
  if (row.state !== 'kept' || row.kind === null) throw new Fault('NOT_FOUND', undefined, 'pageId');
  return { pageId: row._id, kind: row.kind, data: (await pictureOf(row)).toString('base64') };
}
