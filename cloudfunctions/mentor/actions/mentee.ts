import type { Input, Output } from '../../../core/contract';
import { dayOf } from '../../../core/domain/calendar/beijing';
import type { Member } from '../../_kernel/caller';
import { Fault } from '../../_kernel/fault';
import { helpWords } from '../../_kernel/help-box';
import { wordText } from '../../_kernel/word-box';
import { books } from '../../_store/books';
import { helpRequests } from '../../_store/help-requests';
import { meetings } from '../../_store/meetings';
import { mentorMessages } from '../../_store/mentor-messages';
import { nodes } from '../../_store/nodes';
import { people } from '../../_store/people';
import { shares } from '../../_store/shares';
import { pairOf } from '../load';
import { meetingView, nodeStatus } from '../view';

/** Most meetings that are shown. */
const mostMeetings = 50;

/** One cadre as their mentor sees them: status, what they sent or share, what the two noted. */
export async function mentee(
  member: Member,
  input: Input<'mentor.mentee'>,
): Promise<Output<'mentor.mentee'>> {
  const { personId, now } = member;
  const { cadreId } = input;
  const pair = await pairOf(member, cadreId);
  const [person, book, own, shared, helps, words, met] = await Promise.all([
    people.get(cadreId),
    books.get(cadreId),
    nodes.ofBook(cadreId),
    shares.ofBook(cadreId),
    helpRequests.ofCadre(cadreId),
    mentorMessages.ofCadre(cadreId),
    meetings.ofCadre(cadreId, mostMeetings),
  ]);
  if (!person) throw new Fault('NOT_FOUND', undefined, 'cadreId');
  const word = words.find((row) => row.seenAt === null && row.mentorId === personId);
  return {
    id: cadreId,
    name: person.name,
    position: person.position,
    since: dayOf(pair.from),
    note: pair.note,
    nodes: own.map((node) => nodeStatus(node, now, book?.leaves)).reverse(),
    shared: shared
      .filter((row) => row.endedAt === null && row.mentorId === personId)
      .map((row) => row.chapterNumber)
      .sort((a, b) => a - b),
    helps: helps
      .filter((row) => row.withdrawnAt === null && row.mentorId === personId)
      .sort((a, b) => b.at - a.at)
      .map((row) => ({ id: row._id, at: row.at, handled: row.answeredAt !== null, ...helpWords(row) })),
    word: word ? { text: wordText(word), writtenAt: word.writtenAt } : null,
    meetings: met.filter((row) => row.mentorId === personId).map(meetingView),
  };
}
