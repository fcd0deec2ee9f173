import * as z from 'zod/mini';
import { requestId } from './envelope';
import type { InboxItem } from './timebook';

export const reminderInputs = {
  /** Everything that has come due for me, newest first. */
  inbox: z.strictObject({}),
  /** Records what the subscribe sheet answered. */
  grant: z.strictObject({
    requestId,
    templateId: z.string().check(z.minLength(1), z.maxLength(64)),
    answer: z.enum(['accept', 'reject', 'ban', 'filter']),
  }),
};

export type ReminderOutputs = {
  inbox: { items: InboxItem[]; remaining: number };
  grant: { remaining: number };
};
