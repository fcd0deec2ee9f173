import type { NodeView } from '../../../../../core/contract/timebook';
import { routes } from '../../../../pages/enter';
import { Fault } from '../../../../services/fault';
import { clockText, dayInk, dayText, nearText } from '../../../../text/dates';
import { faultText } from '../../../../text/faults';
import { chapterName } from '../../../../text/nodes';
import type { SaveState } from '../../services/draft';
import type { DraftHead } from '../../services/draft-store';
import { chapterLimits } from '../../services/limits';
import { writeText as t } from '../../text/write';

/** A letter waits at this node that was not re-read: that comes first. */
export function unread(node: NodeView): boolean {
  if (node.opensChapter === undefined) return false;
  return node.state === 'open' || (node.state === 'overdue' && !node.opened);
}

/**
 * The page to show when this node is not written at, or ''. An old message's card still leads here after the chapter was sealed.
 * Throws `Fault` before the node's day.
 */
export function insteadOfWriting(node: NodeView): string {
  if (node.state === 'upcoming') throw new Fault('CONFLICT', 'not-open-yet');
  if (node.state === 'closed' && node.chapterNumber !== undefined) return routes.sealed(node.chapterNumber);
  return unread(node) ? routes.open(node.id) : '';
}

/** The sentence for a letter that cannot be sealed as it stands, or ''. */
export function whyNotSealable(
  text: string,
  pages: { count: number; busy: boolean; failed: boolean },
): string {
  if (pages.busy) return t.pagesBusy;
  if (pages.failed) return t.pagesFailed;
  const over = text.length - chapterLimits.text;
  if (over > 0) return t.shorten(over);
  return text.trim() === '' && pages.count === 0
    ? faultText({ code: 'INVALID', reason: 'empty-letter' })
    : '';
}

/** Head and words of the page for one node. */
export function pageView(draft: DraftHead) {
  const beside = draft.besideChapter !== undefined;
  const chapter = chapterName(draft.chapterNumber);
  const nextYear = Number(draft.opensOn.slice(0, 4)) === Number(draft.day.slice(0, 4)) + 1;
  return {
    title: beside ? t.continue : nextYear ? t.nextYear : t.later,
    chapter: beside ? t.todayChapter(chapter) : chapter,
    day: dayInk(draft.day),
    salutation: beside ? '' : t.salutation(draft.givenName),
    beside,
    sealNote: t.sheetText(dayText(draft.opensOn)),
  };
}

/** The head of the old page: `去年 · 第三章`. */
export function besideHead(number: number, day: string, today: string): string {
  const lastYear = Number(day.slice(0, 4)) === Number(today.slice(0, 4)) - 1;
  return t.before(lastYear ? t.lastYear : t.earlier, chapterName(number));
}

/** What stands at the foot, per state of keeping. `calm` alternates with what the page is about. */
export function savedView(state: SaveState, beside: boolean): { tone: string; line: string; note: string } {
  const note = beside ? t.neverLost : t.onlyYou;
  if (state.kind === 'saved') return { tone: 'done', line: t.saved(clockText(state.at)), note };
  if (state.kind === 'saving') return { tone: 'busy', line: t.saving, note };
  if (state.kind === 'kept')
    return { tone: 'warn', line: state.offline ? t.keptOffline : t.keptSlow, note: t.neverLost };
  if (state.kind === 'long')
    return { tone: 'warn', line: t.tooLong(state.over), note: state.held ? t.tooLongNote : t.tooLongUnkept };
  if (state.kind === 'unkept') return { tone: 'warn', line: t.unkept, note: t.unkeptNote };
  if (state.kind === 'diverged') return { tone: 'warn', line: t.diverged, note: t.chooseNow };
  if (state.kind === 'refused') return { tone: 'warn', line: t.refused, note: faultText(state.fault) };
  return { tone: 'busy', line: t.blank, note };
}

/** The two versions, a first look at each. */
export function choiceView(mine: string, theirs: { text: string; savedAt: number }, now: number) {
  return {
    mine: excerpt(mine),
    theirs: excerpt(theirs.text),
    theirsHead: t.theirs(nearText(theirs.savedAt, now)),
  };
}

/** Both versions often begin alike: what a person tells them apart by is the end. */
function excerpt(text: string): string {
  const all = text.trim();
  // By characters, not by units: a rare one is two.
  const tail = Array.from(all.slice(-100)).slice(-42).join('');
  return tail.length < all.length ? `…${tail}` : tail;
}
