import type { Box } from './chapters';
import { collection } from './collection';
import { is } from './database';

/** `asked` and `added` are the asker's, `answer` an officer's, `closed` and `reopened` with their reason; `note` and `handed` officers alone read. */
export type EntryKind = 'asked' | 'added' | 'answer' | 'note' | 'handed' | 'closed' | 'reopened';
/** Words of a question, in the box. `_id` is `<question>:<number from 0>`. */
export type QuestionEntryRow = {
  _id: string;
  questionId: string;
  /** Whose question it is: with them it goes. */
  askerId: string;
  /** Who wrote it. */
  authorId: string;
  kind: EntryKind;
  at: number;
  box: Box;
};
const base = collection<QuestionEntryRow>('questionEntries');
export const entryId = (questionId: string, number: number): string =>
  `${questionId}:${String(number).padStart(4, '0')}`;
export const questionEntries = {
  ...base,
  byIds: (ids: readonly string[]) => base.find({ _id: is.in(ids) }),
  /** In their order. Index `questionId, _id`. */
  ofQuestion: (questionId: string) =>
    base.find({ questionId }, (query) => query.orderBy('_id', 'asc').limit(500)),
  removeOf: (questionId: string) => base.removeWhere({ questionId }),
};
