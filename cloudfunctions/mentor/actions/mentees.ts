import type { Input, Output } from '../../../core/contract';
import { pairState } from '../../../core/domain/mentoring/contact';
import { rulesAt } from '../../../core/domain/mentoring/rules';
import { heroOf } from '../../../core/domain/node/state';
import { scopeOf } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { namesOf } from '../../_kernel/unit-names';
import { books, never } from '../../_store/books';
import { helpRequests } from '../../_store/help-requests';
import { mentorMessages } from '../../_store/mentor-messages';
import { mentorships } from '../../_store/mentorships';
import { nodes } from '../../_store/nodes';
import { people } from '../../_store/people';
import { shares } from '../../_store/shares';
import { unitRules } from '../../_store/unit-rules';
import { lastContactDay, nodeStatus } from '../view';

/** The mentor's cadres: what comes next, how it stands, what waits for the mentor. Never a word of what they wrote. */
export async function mentees(member: Member, _: Input<'mentor.mentees'>): Promise<Output<'mentor.mentees'>> {
  const { personId, now } = member;
  const ids = [...scopeOf(member).personIds];
  if (ids.length === 0) return { mentees: [] };
  const [rows, shelves, own, helps, words, shared, pairs] = await Promise.all([
    people.byIds(ids),
    books.byIds(ids),
    nodes.ofBooks(ids, 0, never),
    helpRequests.ofMentor(personId),
    mentorMessages.ofCadres(ids),
    shares.ofMentor(personId),
    mentorships.runningOf(ids),
  ]);
  const paths = rows.flatMap((row) => row.unitPath);
  const [names, set] = await Promise.all([namesOf(paths), unitRules.byIds([...new Set(paths)])]);
  const known = new Map(set.map((row) => [row._id, row]));
  return {
    mentees: rows
      .sort((a, b) => (a.sortKey < b.sortKey ? -1 : 1))
      .map((row) => {
        const { _id: id, name, position } = row;
        const book = shelves.find((one) => one._id === id);
        const hero = heroOf(
          own.filter((node) => node.bookId === id),
          now,
          book?.leaves,
        );
        const pair = pairs.find((one) => one.cadreId === id && one.mentorId === personId) ?? null;
        const waits = helps.filter((help) => help.cadreId === id && waiting(help));
        return {
          ...{ id, name, position, ...names.ofPlace(row) },
          node: hero ? nodeStatus(hero, now, book?.leaves) : null,
          helpsWaiting: waits.length,
          wordWaits: words.some((word) => word.cadreId === id && mineUnseen(word, personId)),
          shared: shared.filter((one) => one.bookId === id && one.endedAt === null).length,
          lastContactDay: lastContactDay(pair),
          state: pairState(pair, rulesAt(row.unitPath, known), now),
        };
      }),
  };
}

function waiting(help: { answeredAt: number | null; withdrawnAt: number | null }): boolean {
  return help.answeredAt === null && help.withdrawnAt === null;
}

function mineUnseen(word: { mentorId: string; seenAt: number | null }, mentorId: string): boolean {
  return word.seenAt === null && word.mentorId === mentorId;
}
