import * as z from 'zod/mini';
import { type Topic, topics } from '../domain/reminder/declaration';
import type { Night } from '../domain/reminder/quiet-hours';
import type { TemplateKey } from '../domain/reminder/templates';
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
  /** How I am reminded: topics, night, what I have permitted. */
  settings: z.strictObject({}),
  /** Changes topics and night. */
  prefer: z.strictObject({
    requestId,
    off: z.array(z.enum(topics)).check(z.maxLength(topics.length)),
    night: z.strictObject({
      from: z.int().check(z.gte(18), z.lte(21)),
      until: z.int().check(z.gte(8), z.lte(12)),
    }),
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

/** What I have permitted of one template. */
export type Permitted = {
  key: TemplateKey;
  /** Id that the subscribe sheet is asked for: the long-term one where this environment has it. */
  templateId: string;
  remaining: number;
  /** True for a long-term permission that stands. */
  standing: boolean;
};

export type Settings = {
  /** Consent to reminders; without it nothing is sent. */
  consented: boolean;
  /** Topics of which there are reminders. */
  topics: Topic[];
  off: Topic[];
  night: Night;
  permitted: Permitted[];
};

export type ReminderOutputs = {
  inbox: { items: InboxItem[]; remaining: number };
  grant: { remaining: number };
  settings: Settings;
  prefer: { off: Topic[]; night: Night };
};
