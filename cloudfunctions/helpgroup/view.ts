import type {
  DeskCard,
  KnowledgeEntry,
  NoticeCard,
  OnDuty,
  QuestionCard,
} from '../../core/contract/helpgroup';
import { numberIn } from '../_kernel/calling';
import { type DutyHouse, onDutyAt } from '../_kernel/duty-now';
import type { Entry } from '../_kernel/knowledge-base';
import { entryText } from '../_kernel/question-box';
import type { NoticeRow } from '../_store/notices';
import type { PersonRow } from '../_store/people';
import { people } from '../_store/people';
import { entryId, questionEntries } from '../_store/question-entries';
import type { QuestionRow } from '../_store/questions';

/** Characters of a question that a list shows. */
const most = 60;

/** Who is on duty now, by name and role; null while nobody is. */
export function onDutyView(
  house: DutyHouse,
  now: number,
  which: 'officerId' | 'backupId' = 'officerId',
): OnDuty {
  const at = onDutyAt(house, now);
  const person = house.officers.get(at[which] ?? '');
  return person ? { name: person.name, position: person.position, until: at.until } : null;
}

/** Names of some people, read at once. */
export async function namesOfPeople(ids: readonly string[]): Promise<ReadonlyMap<string, PersonRow['name']>> {
  const distinct = [...new Set(ids.filter(Boolean))];
  const rows = distinct.length > 0 ? await people.byIds(distinct) : [];
  return new Map(rows.map(({ _id, name }) => [_id, name]));
}

/**
 * Rows of a list as one reader sees them. `reads` says whose beginning they may see; of the private line a list shows none but the asker's own:
 * every look at one is told to whoever asked, so it is opened for it.
 */
export async function cardsOf(
  rows: readonly QuestionRow[],
  me: string,
  reads: (row: QuestionRow) => boolean,
): Promise<DeskCard[]> {
  const shown = rows.filter((row) => row.entries > 0 && reads(row));
  const [firsts, names] = await Promise.all([
    shown.length > 0 ? questionEntries.byIds(shown.map(({ _id }) => entryId(_id, 0))) : [],
    namesOfPeople(rows.flatMap(({ askerId, named, takenBy }) => [named ? askerId : '', takenBy ?? ''])),
  ]);
  const beginnings = new Map(firsts.map((entry) => [entry.questionId, begin(entryText(entry))]));
  return rows.map((row) => ({
    ...cardView(row, me, names),
    beginning: beginnings.get(row._id) ?? null,
    takenBy: row.takenBy === null ? null : (names.get(row.takenBy) ?? null),
    mineToAnswer: row.state === 'taken' && row.takenBy === me,
    step: row.step,
  }));
}

function begin(text: string): string {
  const letters = Array.from(text.replace(/\s+/g, ' '));
  return letters.length > most ? `${letters.slice(0, most).join('')}…` : letters.join('');
}

/** A question without a word of it. */
export function cardView(
  row: QuestionRow,
  me: string,
  names: ReadonlyMap<string, string>,
): Omit<QuestionCard, 'beginning'> {
  const { _id: id, line, topic, state, named, askerId, at, promisedAt, firstAnswerAt } = row;
  return {
    ...{ id, number: numberIn(row), line, topic, state, at, promisedAt, firstAnswerAt },
    mine: askerId !== '' && askerId === me,
    askerName: named ? (names.get(askerId) ?? null) : null,
  };
}

/** An entry of the knowledge base as everybody reads it. */
export function entryView({ id, topic, question, answer, sources, own }: Entry): KnowledgeEntry {
  return { id, topic, question, answer, sources, own };
}

/** A notice in a list. */
export function noticeCard({ _id: id, kind, title, at }: NoticeRow, reads: number | null): NoticeCard {
  return { id, kind, title, at, reads };
}
