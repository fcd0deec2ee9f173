import type { Output } from '../../../../../core/contract';
import { dayOf, monthDayText } from '../../../../text/dates';
import { openText as t } from '../../text/open';

type Companion = Output<'timebook.companion'>;

/** The mentor's part as the page shows it beside one letter. `helps` stands by the promises' places; null where nothing was sent. */
export type CompanionView = {
  mentor: string;
  words: { id: string; text: string; from: string }[];
  helps: ({ id: string; line: string } | null)[];
  shared: boolean;
  shareLine: string;
  shareAct: string;
};

/** As long as nothing is known of a mentor: nothing of it is shown. */
export const alone: CompanionView = {
  mentor: '',
  words: [],
  helps: [],
  shared: false,
  shareLine: '',
  shareAct: '',
};

export function companionView(
  { mentor, messages, helps, shared }: Companion,
  at: { nodeId: string | undefined; chapter: number; promises: readonly string[] },
): CompanionView {
  const name = mentor?.name ?? '';
  const isShared = shared.includes(at.chapter);
  return {
    mentor: name,
    words: messages
      .filter((one) => at.nodeId === undefined || one.nodeId === at.nodeId)
      .map(({ id, text, from, writtenAt }) => ({
        ...{ id, text },
        from: t.wordFrom(from, monthDayText(dayOf(writtenAt))),
      })),
    helps: at.promises.map((text) => {
      const sent = helps.find((one) => one.promise === text && one.nodeId === at.nodeId);
      return sent ? { id: sent.id, line: sent.answered ? t.helpAnswered : t.helpWaiting(name) } : null;
    }),
    shared: isShared,
    shareLine: isShared ? t.sharedLine(name) : t.shareLine(name),
    shareAct: isShared ? t.unshareAct : t.shareAct,
  };
}
