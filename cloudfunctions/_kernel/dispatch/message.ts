import { fitMessage } from '../../../core/domain/reminder/message-fields';
import { declarationOf } from '../../../core/domain/reminder/registry';
import type { Parcel } from './grouping';

/** The page that shows everything that waits. */
export const inboxPage = 'packages/reminder/pages/inbox/index';

/**
 * What `subscribeMessage.send` is given, every field fitted to WeChat's limits. One reminder says its own words and leads to its own page;
 * several say how many there are and lead to the inbox.
 */
export function messageOf({ lead, along }: Pick<Parcel, 'lead' | 'along'>) {
  const declaration = declarationOf(lead.kind);
  const { fields } = declaration.words(lead);
  if (along.length === 0) return { page: declaration.page(lead), data: fitMessage(fields) };
  const last =
    Object.keys(fields)
      .filter((name) => name.startsWith('thing'))
      .at(-1) ?? '';
  const several = { ...fields, [last]: `还有${along.length}件事一起等你，打开看看` };
  return { page: inboxPage, data: fitMessage(several) };
}
