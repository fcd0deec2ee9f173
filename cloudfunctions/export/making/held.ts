import { holdings, toldOf } from '../../../core/domain/data-map/holdings';
import { seatWords } from '../../_kernel/activity-box';
import { decrypt } from '../../_kernel/box';
import { complaintWords } from '../../_kernel/complaint-box';
import { markWords } from '../../_kernel/family-mark-box';
import { helpWords } from '../../_kernel/help-box';
import { everyNameOf } from '../../_kernel/names-of';
import { places } from '../../_kernel/places';
import { pledgeWords } from '../../_kernel/pledge-box';
import { entryText } from '../../_kernel/question-box';
import { wordText } from '../../_kernel/word-box';
import type { ActivitySeatRow } from '../../_store/activity-seats';
import type { ComplaintRow } from '../../_store/complaints';
import type { FamilyMarkRow } from '../../_store/family-marks';
import type { HelpRow } from '../../_store/help-requests';
import { type HeldRow, heldRows } from '../../_store/holdings';
import type { MentorMessageRow } from '../../_store/mentor-messages';
import type { PledgeRow } from '../../_store/pledges';
import type { QuestionEntryRow } from '../../_store/question-entries';
import type { BookChapter } from './book';

export type HeldPart = { collection: string; rows: Record<string, unknown>[] };

/** Words of the person that lie under lock, for the collections that have some. Chapters have their own way: what is sealed stays so. */
const words: Readonly<Record<string, (row: HeldRow) => object>> = {
  drafts: (row) =>
    row.box ? JSON.parse(decrypt(row.box as never, places.draft(row._id, row.revision as number))) : {},
  complaints: (row) => complaintWords(row as unknown as ComplaintRow),
  helpRequests: (row) => helpWords(row as unknown as HelpRow),
  // A mentor's word is its reader's from the opening on at which it appears.
  mentorMessages: (row) =>
    row.seenAt === null ? {} : { text: wordText(row as unknown as MentorMessageRow) },
  familyMarks: (row) => ({ text: markWords(row as unknown as FamilyMarkRow).text }),
  activitySeats: (row) => {
    const { answers, say } = seatWords(row as unknown as ActivitySeatRow);
    return { text: [...answers.map(({ text }) => text), say].filter((text) => text !== '').join('；') };
  },
  // Notes of officers are theirs; that there was one is told.
  questionEntries: (row) =>
    ['note', 'handed'].includes(row.kind as string)
      ? {}
      : { text: entryText(row as unknown as QuestionEntryRow) },
  pledges: (row) => ({ text: pledgeWords(row as unknown as PledgeRow).text }),
};

/** Everything that is held about somebody, as the data map finds it; chapters as `bookOf` tells them. */
export async function heldOf(personId: string, chapters: readonly BookChapter[]): Promise<HeldPart[]> {
  const names = await everyNameOf(personId);
  const parts = await Promise.all(
    holdings.map(async (holding) => {
      const { collection, hide } = holding;
      if (collection === 'chapters') return { collection, rows: chapters as unknown as HeldPart['rows'] };
      if (hide === 'all') return { collection, rows: [] };
      const rows = await heldRows.of(holding, names);
      const told = rows.map((row) => ({ ...toldOf(holding, row), ...words[collection]?.(row) }));
      return { collection, rows: told };
    }),
  );
  return parts.filter(({ rows }) => rows.length > 0);
}
