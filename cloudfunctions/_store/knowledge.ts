import type { QuestionTopic } from '../../core/contract/helpgroup';
import { collection } from './collection';
import { is } from './database';

/** An entry of a unit's knowledge base, written by an officer without personal data: everybody in the space reads it. */
export type KnowledgeRow = {
  _id: string;
  unitId: string;
  topic: QuestionTopic;
  question: string;
  answer: string;
  source: string;
  pinyin: string;
  initials: string;
  writtenBy: string;
  at: number;
  version: number;
};
const base = collection<KnowledgeRow>('knowledge');
export const knowledge = {
  ...base,
  byIds: (ids: readonly string[]) => base.find({ _id: is.in(ids) }),
  /** All of a unit, the newest first. Index `unitId, at`. */
  ofUnit: (unitId: string) => base.find({ unitId }, (query) => query.orderBy('at', 'desc')),
};
