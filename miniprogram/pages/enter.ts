import { asFault } from '../services/fault';
import { faultText, stateText } from '../text/faults';

/** What a page shows instead of its content, from a thrown value. */
export type Blocked = { kind: 'error' | 'offline'; title: string; text: string };

export const routes = {
  today: '/pages/today/index',
  book: '/pages/book/index',
  family: '/pages/family/index',
  familyInvite: '/packages/family/pages/invite/index',
  /** One of the six; a pledge is signed where the pad for a hand is. */
  familyThing: (kind: string) =>
    kind === 'pledge'
      ? '/packages/timebook/pages/family-pledge/index'
      : `/packages/family/pages/thing/index?kind=${kind}`,
  activities: '/packages/activity/pages/list/index',
  helpGroups: '/packages/helpgroup/pages/groups/index',
  helpSpace: (unitId: string) => `/packages/helpgroup/pages/space/index?unitId=${unitId}`,
  helpAsk: (unitId: string) => `/packages/helpgroup/pages/ask/index?unitId=${unitId}`,
  helpQuestion: (questionId: string) => `/packages/helpgroup/pages/question/index?questionId=${questionId}`,
  helpDesk: (unitId: string) => `/packages/helpgroup/pages/desk/index?unitId=${unitId}`,
  helpLibrary: (unitId: string) => `/packages/helpgroup/pages/library/index?unitId=${unitId}`,
  helpFigures: (unitId: string) => `/packages/helpgroup/pages/figures/index?unitId=${unitId}`,
  helpPractices: (unitId: string) => `/packages/helpgroup/pages/practices/index?unitId=${unitId}`,
  helpNotices: (unitId: string) => `/packages/helpgroup/pages/notices/index?unitId=${unitId}`,
  helpNotice: (noticeId: string) => `/packages/helpgroup/pages/notice/index?noticeId=${noticeId}`,
  helpRota: (unitId: string) => `/packages/helpgroup/pages/rota/index?unitId=${unitId}`,
  bind: '/pages/bind/index',
  inbox: '/packages/reminder/pages/inbox/index',
  reminderSettings: '/packages/reminder/pages/settings/index',
  mentor: '/packages/workbench/pages/mentor-mine/index',
  career: '/packages/people/pages/career/index',
  propose: '/packages/people/pages/propose/index',
  person: (personId: string) => `/packages/people/pages/person/index?personId=${personId}`,
  roles: '/packages/people/pages/roles/index',
  /** Giving a duty, or ending it, as far as it is known already. */
  role: (about: Record<string, string>) =>
    `/packages/people/pages/role/index?${Object.entries(about)
      .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
      .join('&')}`,
  rights: '/packages/people/pages/rights/index',
  held: '/packages/people/pages/held/index',
  voice: (kind: string) => `/packages/people/pages/voice/index?kind=${kind}`,
  inviteOne: (personId: string, name: string) =>
    `/packages/people/pages/invite/index?personId=${personId}&name=${encodeURIComponent(name)}`,
  unbind: (personId: string, name: string) =>
    `/packages/people/pages/unbind/index?personId=${personId}&name=${encodeURIComponent(name)}`,
  /** The form of an entry of the ledger: entered for a person, or an entry confirmed or corrected. */
  event: (about: Record<string, string>) =>
    `/packages/people/pages/event/index?${Object.entries(about)
      .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
      .join('&')}`,
  pledge: '/packages/timebook/pages/pledge/index',
  pledgeSign: '/packages/timebook/pages/pledge-sign/index',
  take: '/packages/timebook/pages/take/index',
  erase: '/packages/timebook/pages/erase/index',
  longPicture: '/packages/timebook/pages/long-picture/index',
  workbench: '/packages/workbench/pages/index/index',
  clock: '/packages/workbench/pages/clock/index',
  daysOff: '/packages/workbench/pages/days-off/index',
  closure: '/packages/workbench/pages/closure/index',
  overdue: '/packages/workbench/pages/overdue/index',
  paper: '/packages/workbench/pages/paper/index',
  pairs: '/packages/workbench/pages/mentor-pairs/index',
  unreachable: '/packages/workbench/pages/unreachable/index',
  auditBooks: '/packages/workbench/pages/audit-books/index',
  auditMine: '/packages/workbench/pages/audit-mine/index',
  auditSearch: '/packages/workbench/pages/audit-search/index',
  write: (nodeId: string) => `/packages/timebook/pages/write/index?nodeId=${encodeURIComponent(nodeId)}`,
  open: (nodeId: string) => `/packages/timebook/pages/open/index?nodeId=${encodeURIComponent(nodeId)}`,
  chapter: (number: number) => `/packages/timebook/pages/open/index?chapter=${number}`,
  check: '/packages/timebook/pages/check/index',
  receipt: (number: number) => `/packages/timebook/pages/receipt/index?number=${number}`,
  sealed: (number: number) => `/packages/timebook/pages/sealed/index?number=${number}`,
  card: (chapter: number) => `/packages/timebook/pages/card/index?chapter=${chapter}`,
};

/**
 * What to do with a fault while a page opens: somebody who is not bound yet is led to the invitation (and from there back to where they
 * were going); for the rest the page shows what happened. Gives undefined when the page is being left.
 */
export function blocked(error: unknown, here?: string): Blocked | undefined {
  const fault = asFault(error);
  if (fault.reason === 'not-bound') {
    wx.reLaunch({
      url: here === undefined ? routes.bind : `${routes.bind}?next=${encodeURIComponent(here)}`,
    });
    return undefined;
  }
  if (fault.code === 'OFFLINE')
    return { kind: 'offline', title: stateText.offlineTitle, text: stateText.offlineText };
  const title = fault.reason === 'no-book' ? stateText.noBookTitle : stateText.errorTitle;
  return { kind: 'error', title, text: faultText(fault) };
}

/** A path from outside (a message, a query) as a url of this program, or undefined when it is not one of its pages. */
export function ownUrl(path: string): string | undefined {
  const url = path.startsWith('/') ? path : `/${path}`;
  return /^\/(pages|packages\/[a-z]+\/pages)\/[a-z-]+\/index(\?|$)/.test(url) ? url : undefined;
}

const tabs = [routes.today, routes.book, routes.family, '/pages/me/index'];

/** Opens a page of this program, whichever kind it is. */
export function go(url: string): void {
  if (tabs.some((tab) => url.split('?')[0] === tab)) wx.switchTab({ url });
  else wx.navigateTo({ url });
}
