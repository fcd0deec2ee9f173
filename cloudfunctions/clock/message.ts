import { fitMessage } from '../../core/domain/reminder/message-fields';
import { declarationOf } from '../../core/domain/reminder/registry';
import type { ReminderRow } from '../_store/reminders';

/** What `subscribeMessage.send` is given for a reminder, every field fitted to WeChat's limits. */
export function messageOf(row: ReminderRow) {
  const declaration = declarationOf(row.kind);
  return { page: declaration.page(row), data: fitMessage(declaration.words(row).fields) };
}
