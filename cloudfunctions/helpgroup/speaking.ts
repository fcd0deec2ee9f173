import { boxEntry } from '../_kernel/question-box';
import type { Transaction } from '../_store/database';
import { type EntryKind, entryId, questionEntries } from '../_store/question-entries';
import type { QuestionRow } from '../_store/questions';

/** Words that are added to a question: how many it has then, and how they are written. */
export function spoken(
  question: QuestionRow,
  kind: EntryKind,
  { authorId, text, at }: { authorId: string; text: string; at: number },
): { entries: number; write(transaction: Transaction): Promise<void> } {
  const { _id: questionId, askerId, entries } = question;
  const _id = entryId(questionId, entries);
  const row = { _id, questionId, askerId, authorId, kind, at, box: boxEntry(text, _id) };
  return { entries: entries + 1, write: (transaction) => questionEntries.add(row, transaction) };
}
