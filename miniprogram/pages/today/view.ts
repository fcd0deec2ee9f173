import type { Output } from '../../../core/contract';
import type { InboxItem } from '../../../core/contract/reminder';
import type { NodeView, Receipt } from '../../../core/contract/timebook';
import { unread } from '../../services/reminder';
import { addDays, dayOf, dayText, monthDayInk, rowDayText, weekdayText } from '../../text/dates';
import { chapterName, nodeName } from '../../text/nodes';
import { inboxNote, todayText as t, untilText } from '../../text/today';
import { routes } from '../enter';

type Today = Output<'timebook.today'>;
export type HeroView = {
  art: 'open' | 'first' | 'ahead' | 'overdue';
  tone: 'brand' | 'quiet';
  label: string;
  title: string;
  body: string;
  meta: string;
  action: string;
  quiet: string;
  url: string;
};

/** Days that the first chapter may take after entering service (DOMAIN.md §1 of the time-book: due within 30 days). */
const firstChapterDays = 30;

/** The page's data from one answer. */
export function todayView(today: Today) {
  return {
    ...dayOfInbox(today.inbox, today.day),
    beside: `${weekdayText(today.day)} · ${today.lunar}`,
    hero: heroView(today),
  };
}

/** Most matters that stand on 今天; the rest is a tap away. */
const mostRows = 5;

/** The page's data for whoever has no book: the day and what came due, newest first, each matter once. */
export function dayView(items: readonly InboxItem[], now: number) {
  const newest = items.filter((item, at) => items.findIndex(({ matter }) => matter === item.matter) === at);
  return dayOfInbox(newest.slice(0, mostRows), dayOf(now));
}

function dayOfInbox(items: readonly InboxItem[], day: string) {
  return {
    date: monthDayInk(day),
    beside: weekdayText(day),
    all: t.inboxAll(unread(items)),
    allLabel: t.inboxAllLabel(unread(items)),
    inbox: items.map((item) => ({
      id: item.id,
      title: item.title,
      note: inboxNote(item),
      when: rowDayText(dayOf(item.dueAt), day),
      icon: item.done ? 'check' : item.topic === 'timebook' ? 'mail' : 'bell',
      quiet: item.done,
      page: item.page,
    })),
  };
}

/** What the hero says and where its act leads, per state of the node. */
export function heroView(today: Today): HeroView {
  const { hero, lastReceipt } = today;
  const base = {
    title: nodeName(hero.kind, hero.years),
    meta: sealedMeta(lastReceipt),
    quiet: '',
    action: '',
    url: '',
  };
  const hasLetter = hero.opensChapter !== undefined;
  if (hero.state === 'upcoming' || hero.state === 'closed')
    return { ...base, ...ahead(hero, lastReceipt, today.day) };
  if (hero.state === 'reread') {
    return {
      ...base,
      art: 'open',
      tone: 'brand',
      label: t.today,
      body: today.draftWaiting ? t.rereadDraft : t.rereadBody,
      action: today.draftWaiting ? t.actDraft : t.actContinue,
      url: routes.write(hero.id),
    };
  }
  if (!hasLetter) return { ...base, ...writing(today) };
  const overdue = hero.state === 'overdue';
  // Late, and read already: what waits is the page that was begun.
  if (overdue && hero.opened && today.draftWaiting) {
    const label = t.overdue(hero.overdueDays);
    const url = routes.write(hero.id);
    return { ...base, art: 'overdue', tone: 'brand', label, body: t.rereadDraft, action: t.actDraft, url };
  }
  const words = hero.opened
    ? { label: overdue ? t.overdue(hero.overdueDays) : t.reading, body: t.readingBody, action: t.actRead }
    : overdue
      ? { label: t.overdue(hero.overdueDays), body: t.lateBody, action: t.actLate }
      : { label: sinceLabel(hero), body: openBody(today), action: openAction(today) };
  return { ...base, art: overdue ? 'overdue' : 'open', tone: 'brand', ...words, url: routes.open(hero.id) };
}

function ahead(hero: NodeView, receipt: Receipt | undefined, day: string) {
  const eve = hero.daysUntil === 1;
  const which = receipt === undefined ? '' : whichYear(receipt, hero.day);
  const body = eve
    ? receipt === undefined
      ? t.eveEmpty
      : t.eveBody(which)
    : receipt === undefined
      ? t.aheadEmpty
      : t.aheadBody;
  const close = hero.daysUntil > 0 && hero.daysUntil <= 366;
  return {
    art: 'ahead' as const,
    tone: 'quiet' as const,
    label: eve ? t.tomorrow : close ? t.inDays(hero.daysUntil) : dayText(day),
    body,
    meta: eve ? sealedMeta(receipt) : t.dueOn(dayText(hero.day)),
    quiet: receipt === undefined || eve ? '' : t.quietReceipt,
    url: receipt === undefined ? '' : routes.sealed(receipt.number),
  };
}

/** A node with no letter to open: the first chapter, or one that follows an empty one. */
function writing(today: Today) {
  const { hero, draftWaiting } = today;
  const first = hero.kind === 'onboarding';
  const overdue = hero.state === 'overdue';
  return {
    art: overdue ? ('overdue' as const) : first ? ('first' as const) : ('open' as const),
    tone: 'brand' as const,
    label: overdue
      ? t.overdue(hero.overdueDays)
      : first && hero.daysUntil < 0
        ? t.inDays(firstChapterDays + hero.daysUntil)
        : sinceLabel(hero),
    body: draftWaiting ? t.firstDraft : overdue ? t.firstLate : first ? t.firstBody : t.openEmpty,
    meta: first && !overdue ? t.firstMeta(untilText(addDays(hero.day, firstChapterDays))) : '',
    action: draftWaiting ? t.actDraft : first ? t.actFirst : t.actWrite,
    url: routes.write(hero.id),
  };
}

function openBody({ hero, entryDay, lastReceipt }: Today): string {
  const which = lastReceipt === undefined ? t.earlier : whichYear(lastReceipt, hero.day);
  return hero.kind === 'anniversary' ? t.openBody(hero.years, entryDay, which) : t.openOther(which);
}

function openAction({ hero, lastReceipt }: Today): string {
  return lastReceipt !== undefined && whichYear(lastReceipt, hero.day) === t.lastYear
    ? t.actOpenLastYear
    : t.actOpen;
}

function sinceLabel(hero: NodeView): string {
  return hero.daysUntil < 0 ? t.sinceDays(-hero.daysUntil) : t.today;
}

function whichYear(receipt: Receipt, day: string): string {
  return Number(dayOf(receipt.sealedAt).slice(0, 4)) === Number(day.slice(0, 4)) - 1 ? t.lastYear : t.earlier;
}

function sealedMeta(receipt: Receipt | undefined): string {
  return receipt === undefined ? '' : t.sealed(chapterName(receipt.number), dayText(dayOf(receipt.sealedAt)));
}
