import { type Blocked, blocked, go, routes } from '../../../../pages/enter';
import { person } from '../../../../services/career';
import { asFault } from '../../../../services/fault';
import { session } from '../../../../services/session';
import { textScale } from '../../../../services/text-size';
import { dayText } from '../../../../text/dates';
import { eventRow, placeText, stayRow, personText as t } from '../../text/career';
import { accountText } from '../../text/joining';

type Known = Awaited<ReturnType<typeof person>>;

function factsOf({ person: one }: Known) {
  const yes = (value: boolean) => (value ? t.yes : t.no);
  const fact = (name: string, value: string | undefined) => (value === undefined ? [] : [{ name, value }]);
  return [
    ...fact(t.entry, one.entryDay && dayText(one.entryDay)),
    ...fact(t.born, one.bornYear == null ? undefined : String(one.bornYear)),
    ...fact(t.cadre, one.cadre === undefined ? undefined : yes(one.cadre)),
  ];
}

/** What HR of the unit does about somebody's account; null where there is nothing to do. */
function accountOf({ person: { bound, status } }: Known, hr: boolean) {
  if (!hr || bound === undefined || (status === 'left' && !bound)) return null;
  return bound
    ? { state: accountText.joined, act: accountText.change }
    : { state: accountText.notJoined, act: accountText.invite };
}

function view(known: Known, keeps: boolean, hr: boolean) {
  const { person: one } = known;
  const rows = (one.events ?? []).map(eventRow);
  return {
    name: one.name,
    place: placeText({ ...known, position: one.position }),
    facts: factsOf(known),
    account: accountOf(known, hr),
    file: one.events !== undefined,
    events: rows.map((row) => ({
      ...row,
      correct: keeps && row.standing ? t.correctLabel(row.name, row.day) : '',
    })),
    stays: (one.postings ?? []).map(stayRow),
    mayEnter: keeps && one.status !== 'left',
  };
}

/** Somebody's file, for whoever has a duty over them: HR and the organisation department keep the ledger from here. */
Page({
  personId: '',
  why: '',
  known: null as Known | null,
  data: {
    fs: textScale(),
    t: { ...t, correctLabel: '', account: accountText.section },
    view: null as ReturnType<typeof view> | null,
    /** The reason is asked first of whoever looks from outside the unit. */
    asks: false,
    typed: '',
    blocked: null as Blocked | null,
  },

  onLoad(query: Record<string, string | undefined>) {
    this.personId = query.personId ?? '';
  },

  onShow() {
    if (!this.data.asks) void this.load();
  },

  async load() {
    try {
      const [me, known] = await Promise.all([session(), person(this.personId, this.why || undefined)]);
      const mine = me.bound && me.person.id === this.personId;
      const keeps = me.bound && me.duties.some(({ role }) => role === 'hr' || role === 'organisation');
      const hr = me.bound && me.duties.some(({ role }) => role === 'hr');
      this.known = known;
      this.setData({ view: view(known, keeps && !mine, hr && !mine), asks: false, blocked: null });
    } catch (error) {
      if (asFault(error).reason === 'reason-missing') return this.setData({ asks: true });
      const what = blocked(error);
      if (what !== undefined && this.data.view === null) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  type(event: WechatMiniprogram.Input) {
    this.setData({ typed: event.detail.value });
  },

  look() {
    this.why = this.data.typed.trim();
    if (this.why.length >= 2) void this.load();
  },

  /** To an invitation, or to taking the account off. */
  toAccount() {
    const one = this.known?.person;
    if (!one) return;
    go(one.bound ? routes.unbind(one.id, one.name) : routes.inviteOne(one.id, one.name));
  },

  enter() {
    const name = this.known?.person.name ?? '';
    go(routes.event({ mode: 'enter', personId: this.personId, name }));
  },

  correct(event: WechatMiniprogram.TouchEvent) {
    const one = this.known?.person.events?.find(({ id }) => id === event.currentTarget.dataset.id);
    if (!one || !this.known) return;
    const { name } = this.known.person;
    go(routes.event({ mode: 'correct', eventId: one.id, name, kind: one.kind, day: one.day }));
  },
});
