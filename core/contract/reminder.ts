import * as z from 'zod/mini';
import type { Topic } from '../domain/reminder/declaration';
import { type Instant, requestId, templateId } from './envelope';

export const reminderInputs = {
  /** Everything that has come due for me, newest first. */
  inbox: z.strictObject({}),
  /** Records what the subscribe sheet answered. */
  grant: z.strictObject({
    requestId,
    templateId,
    answer: z.enum(['accept', 'reject', 'ban', 'filter']),
  }),
};

/** One entry of the inbox. Its words come from the kind's declaration: the phone needs to know no kinds. */
export type InboxItem = {
  id: string;
  /** Entries of one matter: the newest stands for all. */
  matter: string;
  kind: string;
  topic: Topic;
  title: string;
  /** Why this person is reminded. */
  why: string;
  dueAt: Instant;
  done: boolean;
  /** What became of the one WeChat message: none was tried, it went out, nobody can know, it could not. */
  delivery: 'none' | 'sent' | 'unknown' | 'failed';
  /** Page to open, without leading slash. */
  page: string;
  /** Of a life node alone, for phones of release 0.1.0; newer ones read `title`, `why` and `page`. */
  nodeId?: string;
  nodeKind?: string;
  years?: number;
  offsetDays?: number;
};

export type ReminderOutputs = {
  inbox: { items: InboxItem[]; remaining: number };
  grant: { remaining: number };
};
