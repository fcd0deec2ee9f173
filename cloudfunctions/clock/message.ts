import { dayInChinese } from '../../core/domain/calendar/beijing';
import type { NodeFacts } from '../../core/domain/node/identity';
import { fitMessage } from '../../core/domain/reminder/message-fields';
import { pageOf } from '../_kernel/inbox';
import type { ReminderRow } from '../_store/reminders';

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** `三`, `十`, `二十一`: years of service, 1 to 99. */
export function yearsInChinese(years: number): string {
  const [tens, ones] = [Math.floor(years / 10), years % 10];
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${digits[ones]}`;
}

/** The sentences say that a book opens, never what is in it, nor whether anything is. */
function hint(row: ReminderRow): string {
  if (row.nodeKind === 'onboarding') return '第一章还空着，写给以后的自己';
  if (row.offsetDays < 0) return '七天后，你的时光书就要打开了';
  if (row.offsetDays === 0) return '你的时光书今天打开，等你来读';
  return '你的时光书还开着，随时可以续写';
}

/** What `subscribeMessage.send` is given for a reminder, every field fitted to WeChat's limits. */
export function messageOf(row: ReminderRow, node: NodeFacts) {
  const occasion = row.nodeKind === 'onboarding' ? '入职第一章' : `入职${yearsInChinese(row.years)}周年`;
  return {
    page: pageOf(row),
    data: fitMessage({ thing1: occasion, date2: dayInChinese(node.day), thing3: hint(row) }),
  };
}
