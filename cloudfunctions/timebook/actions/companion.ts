import type { Input, Output } from '../../../core/contract';
import type { Member } from '../../_kernel/caller';
import { helpWords } from '../../_kernel/help-box';
import { mentorOf } from '../../_kernel/mentor';
import { wordText } from '../../_kernel/word-box';
import { helpRequests } from '../../_store/help-requests';
import { mentorMessages } from '../../_store/mentor-messages';
import { people } from '../../_store/people';
import { shares } from '../../_store/shares';

/** What the mentor has to do with one's book: words that appeared, help that was asked for, chapters that are shared. */
export async function companion(
  member: Member,
  _: Input<'timebook.companion'>,
): Promise<Output<'timebook.companion'>> {
  const { personId } = member;
  const [mentorship, words, asked, shared] = await Promise.all([
    mentorOf(personId),
    mentorMessages.ofCadre(personId),
    helpRequests.ofCadre(personId),
    shares.ofBook(personId),
  ]);
  const seen = words.filter((row) => row.seenAt !== null).sort((a, b) => b.writtenAt - a.writtenAt);
  const ids = [
    ...new Set([...(mentorship ? [mentorship.mentorId] : []), ...seen.map((row) => row.mentorId)]),
  ];
  const rows = await Promise.all(ids.map((id) => people.get(id)));
  const nameOf = (id: string) => rows.find((row) => row?._id === id)?.name ?? '';
  return {
    mentor: mentorship && { name: nameOf(mentorship.mentorId) },
    messages: seen.map((row) => ({
      id: row._id,
      from: nameOf(row.mentorId),
      text: wordText(row),
      writtenAt: row.writtenAt,
      ...(row.nodeId !== null && { nodeId: row.nodeId }),
    })),
    helps: asked
      .filter((row) => row.withdrawnAt === null)
      .sort((a, b) => b.at - a.at)
      .map((row) => {
        const { _id: id, nodeId, at, answeredAt } = row;
        return { id, nodeId, at, answered: answeredAt !== null, ...helpWords(row) };
      }),
    shared: shared
      .filter((row) => row.endedAt === null && row.mentorId === mentorship?.mentorId)
      .map((row) => row.chapterNumber),
  };
}
