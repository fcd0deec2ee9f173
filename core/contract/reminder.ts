import * as z from 'zod/mini';
import { requestId, templateId } from './envelope';
import type { InboxItem } from './timebook';

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

export type ReminderOutputs = {
  inbox: { items: InboxItem[]; remaining: number };
  grant: { remaining: number };
};
