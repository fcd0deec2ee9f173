import type { Output } from '../../../../../core/contract';
import type { FeastEntry, NoticeKind, QuizItem } from '../../../../../core/contract/helpgroup';
import { type Blocked, blocked, go, routes } from '../../../../pages/enter';
import { serverNow } from '../../../../services/cloud';
import { asFault } from '../../../../services/fault';
import { ActIds } from '../../../../services/request-id';
import { textScale } from '../../../../services/text-size';
import { dayOf, daysBetween, rowDayText, weekdayText } from '../../../../text/dates';
import { faultText } from '../../../../text/faults';
import { notices, postNotice } from '../../services/helpgroup';
import { feastNames, noticeKindNames, noticesText as t } from '../../text/notices';

const acts = new ActIds();
/** From so many days before a feast on an officer is offered to write the word. */
const offered = 20;
const pageSize = 20;
const kinds = Object.entries(noticeKindNames).map(([value, name]) => ({ value: value as NoticeKind, name }));

/** Those whose day moves with the moon: their lunar day says something. */
const byMoon = ['spring', 'dragon-boat', 'mid-autumn'];

function feastRow({ feast, day, lunar, noticeId }: FeastEntry, today: string) {
  const name = feastNames[feast];
  const left = daysBetween(today, day);
  const when = `${rowDayText(day, today)} ${weekdayText(day)}${byMoon.includes(feast) ? ` · ${lunar}` : ''}`;
  return { ...{ day, name, when, noticeId: noticeId ?? '', left: t.soon(left) }, near: left <= offered };
}

function noticeRow(
  { id, kind, title, at, reads }: Output<'helpgroup.notices'>['notices'][number],
  today: string,
) {
  const counted = reads === null ? '' : ` · ${t.reads(reads)}`;
  return {
    ...{ id, title, at },
    foot: `${noticeKindNames[kind]} · ${rowDayText(dayOf(at), today)}${counted}`,
  };
}

function view(found: Output<'helpgroup.notices'>, now: number) {
  const today = dayOf(now);
  return {
    helps: found.as !== 'member',
    feasts: found.feasts.map((one) => feastRow(one, today)),
    notices: found.notices.map((one) => noticeRow(one, today)),
    more: found.notices.length === pageSize,
  };
}

const blank = {
  ...{ kind: 'notice' as NoticeKind, feast: -1, title: '', text: '', source: '' },
  ...{ ask: '', choices: '', right: 0, why: '' },
};
const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** Notices of the space: what officers wrote, the feasts to come, and for officers a sheet to write on. */
Page({
  unitId: '',
  busy: false,
  data: {
    fs: textScale(),
    t: { ...t, soon: '', reads: '', feastTitle: '', feastDraft: '' },
    kinds,
    view: null as ReturnType<typeof view> | null,
    form: null as typeof blank | null,
    lines: [] as string[],
    feastNames: [] as string[],
    sending: false,
    blocked: null as Blocked | null,
  },

  onLoad(query: { unitId?: string }) {
    this.unitId = query.unitId ?? '';
  },
  onShow() {
    void this.load();
  },

  async load() {
    try {
      const shown = view(await notices({ unitId: this.unitId }), serverNow());
      const names = shown.feasts.map(({ name, when }) => `${name} ${when}`);
      this.setData({ view: shown, feastNames: names, blocked: null });
    } catch (error) {
      const what = blocked(error, routes.helpNotices(this.unitId));
      if (what !== undefined && this.data.view === null) this.setData({ blocked: what });
    }
  },
  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  async older() {
    const shown = this.data.view;
    if (shown === null || this.busy) return;
    this.busy = true;
    try {
      const before = shown.notices.at(-1)?.at ?? 0;
      const page = view(await notices({ unitId: this.unitId, before }), serverNow());
      this.setData({ 'view.notices': [...shown.notices, ...page.notices], 'view.more': page.more });
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    this.busy = false;
  },

  open(event: WechatMiniprogram.TouchEvent) {
    go(routes.helpNotice(String(event.currentTarget.dataset.id)));
  },

  write() {
    this.setData({ form: this.data.form === null ? { ...blank } : null, lines: [] });
  },
  /** The word before a feast begins with a draft that says what has to be said; the officer makes it theirs. */
  writeFeast(event: WechatMiniprogram.TouchEvent) {
    const feast = Number(event.currentTarget.dataset.index);
    this.setData({ form: { ...blank, kind: 'feast' }, lines: [] });
    this.draftFor(feast);
  },
  chooseKind(event: WechatMiniprogram.TouchEvent) {
    this.setData({ 'form.kind': event.currentTarget.dataset.value });
  },
  chooseFeast(event: WechatMiniprogram.PickerChange) {
    this.draftFor(Number(event.detail.value));
  },
  draftFor(feast: number) {
    const name = this.data.view?.feasts[feast]?.name ?? '';
    const { form } = this.data;
    if (form === null) return;
    const [title, text] = [form.title || t.feastTitle(name), form.text || t.feastDraft(name)];
    this.setData({ form: { ...form, feast, title, text } });
  },
  fill(event: WechatMiniprogram.Input) {
    const field = String(event.currentTarget.dataset.field);
    this.setData({ [`form.${field}`]: event.detail.value });
    if (field === 'choices')
      this.setData({ lines: [...new Set(linesOf(event.detail.value))].slice(0, 4), 'form.right': 0 });
  },
  chooseRight(event: WechatMiniprogram.TouchEvent) {
    this.setData({ 'form.right': Number(event.currentTarget.dataset.index) });
  },

  async send() {
    const { form, view: shown, lines } = this.data;
    if (form === null || shown === null || this.busy) return;
    const { kind, source, ask, right, why } = form;
    const [title, text] = [form.title.trim(), form.text.trim()];
    const feastDay = kind === 'feast' ? (shown.feasts[form.feast]?.day ?? null) : null;
    if (title.length < 2 || text.length < 2 || (kind === 'feast' && feastDay === null)) return;
    const asked: QuizItem = { ask: ask.trim(), choices: lines, right, why: why.trim() };
    const quiz = asked.ask.length > 1 && lines.length > 1 ? [asked] : [];
    const { unitId } = this;
    const input = { unitId, kind, feastDay, title, text, source: source.trim(), quiz };
    this.busy = true;
    this.setData({ sending: true });
    try {
      const { id } = await acts.run(JSON.stringify(input), (requestId) =>
        postNotice({ requestId, ...input }),
      );
      this.setData({ form: null });
      wx.showToast({ icon: 'none', title: t.sent });
      go(routes.helpNotice(id));
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    this.busy = false;
    this.setData({ sending: false });
  },
});
