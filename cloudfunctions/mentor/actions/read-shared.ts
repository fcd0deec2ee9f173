import type { Input, Output } from '../../../core/contract';
import { dayOf } from '../../../core/domain/calendar/beijing';
import { hashOf } from '../../../core/domain/chapter/chain';
import type { Member } from '../../_kernel/caller';
import { unboxChapter } from '../../_kernel/chapter-box';
import { Fault } from '../../_kernel/fault';
import { openingSealed } from '../../_kernel/head-seal';
import { chapters } from '../../_store/chapters';
import { shareId, shares } from '../../_store/shares';
import { pairOf } from '../load';

/**
 * A chapter that its author lets the mentor read, while it is shared with this mentor and not a moment longer. One that is not shared, one
 * that is sealed and one that is not there are the same answer.
 */
export async function readShared(
  member: Member,
  input: Input<'mentor.readShared'>,
): Promise<Output<'mentor.readShared'>> {
  const { cadreId, chapterNumber } = input;
  await pairOf(member, cadreId);
  const [share, chain] = await Promise.all([
    shares.get(shareId(cadreId, chapterNumber)),
    chapters.headsOf(cadreId),
  ]);
  const recalled = chain.some((row) => row.kind === 'recalled' && row.number === chapterNumber);
  const chapter = chain.find((row) => row.kind === 'sealed' && row.number === chapterNumber);
  const shared = share?.endedAt === null && share.mentorId === member.personId;
  if (!shared || !chapter || recalled || chapter.openedAt === null)
    throw new Fault('NOT_FOUND', undefined, 'chapterNumber');
  if (hashOf(chapter) !== chapter.hash || openingSealed(chapter) === null)
    throw new Error('chapter was changed');
  const { text, promises, signature } = await unboxChapter(chapter);
  return { number: chapterNumber, day: dayOf(chapter.sealedAt), text, promises, signature };
}
