import { type Blocked, blocked, routes } from '../../../../pages/enter';
import { markThing, planThing, thing } from '../../../../services/family';
import { asFault } from '../../../../services/fault';
import { ActIds } from '../../../../services/request-id';
import { textScale } from '../../../../services/text-size';
import { addDays, dayOf } from '../../../../text/dates';
import { faultText } from '../../../../text/faults';
import { thingText as t } from '../../text/thing';
import { type ThingView, thingView, type WordedKind } from './view';

const acts = new ActIds();
const most = 200;

/** One of the six: what each of the family left in it, my own part, and the day that is set for it. Nobody who left nothing is named here. */
Page({
  kind: 'words' as WordedKind,
  busy: false,
  touched: false,
  data: {
    fs: textScale(),
    t,
    view: null as ThingView | null,
    blocked: null as Blocked | null,
    text: '',
    left: '',
    ready: false,
    sending: false,
    problem: '',
    today: '',
    latest: '',
  },

  onLoad(query: { kind?: string }) {
    if (query.kind !== undefined && query.kind in t.kinds) this.kind = query.kind as WordedKind;
    const today = dayOf(Date.now());
    this.setData({ today, latest: addDays(today, 366) });
    wx.setNavigationBarTitle({ title: t.kinds[this.kind].title });
    void this.load();
  },

  async load() {
    try {
      const found = await thing({ kind: this.kind });
      this.setData({ view: thingView(this.kind, found), blocked: null });
      if (!this.touched) this.show(found.marks.find(({ me }) => me)?.text ?? '');
    } catch (error) {
      const what = blocked(error, routes.familyThing(this.kind));
      if (what !== undefined && this.data.view === null) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  write(event: WechatMiniprogram.TextareaInput) {
    this.touched = true;
    this.show(event.detail.value);
  },

  show(text: string) {
    const length = text.trim().length;
    const over = length > most;
    const ready = !over && (length > 0 || !t.kinds[this.kind].needsText);
    this.setData({ text, ready, left: over || length > most - 40 ? t.left(most - length) : '', problem: '' });
  },

  /** One act for one text: a second tap leaves nothing twice. */
  async keep() {
    const { kind } = this;
    if (this.data.sending || !this.data.ready) return;
    const text = this.data.text.trim();
    this.setData({ sending: true, problem: '' });
    try {
      await acts.run(`keep ${kind} ${text}`, (requestId) =>
        markThing({ requestId, kind, answer: 'keep', ...(text === '' ? {} : { text }) }),
      );
      this.touched = false;
      wx.showToast({ icon: 'none', title: t.kept });
      await this.load();
    } catch (error) {
      this.setData({ problem: faultText(asFault(error)) });
    }
    this.setData({ sending: false });
  },

  askTakeBack() {
    wx.showModal({
      ...{ title: t.takeBackTitle, content: t.takeBackText, confirmText: t.takeBack, cancelText: t.cancel },
      success: ({ confirm }) => {
        if (confirm) void this.takeBack();
      },
    });
  },

  async takeBack() {
    const { kind } = this;
    this.touched = false;
    await this.run(`take back ${kind}`, t.taken, (requestId) =>
      markThing({ requestId, kind, answer: 'take-back' }),
    );
  },

  choose(event: WechatMiniprogram.PickerChange) {
    const day = event.detail.value as string;
    void this.setDay(day, t.planned);
  },

  letGo() {
    void this.setDay(null, t.letGone);
  },

  async setDay(day: string | null, said: string) {
    const { kind } = this;
    await this.run(`plan ${kind} ${day}`, said, (requestId) => planThing({ requestId, kind, day }));
  },

  async run(what: string, said: string, act: (requestId: string) => Promise<unknown>) {
    if (this.busy) return;
    this.busy = true;
    try {
      await acts.run(what, act);
      wx.showToast({ icon: 'none', title: said });
      await this.load();
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    this.busy = false;
  },

  onShareAppMessage(): { title: string; path: string } {
    return { title: t.cardTitle(t.kinds[this.kind].title), path: routes.familyThing(this.kind) };
  },
});
