import { type Blocked, blocked, go } from '../../../../pages/enter';
import { serverNow } from '../../../../services/cloud';
import { asFault } from '../../../../services/fault';
import { grant } from '../../../../services/reminder';
import { ActIds } from '../../../../services/request-id';
import { session } from '../../../../services/session';
import { ask, type Permission } from '../../../../services/subscribe';
import { textScale } from '../../../../services/text-size';
import { activity, answerOffer, register, withdraw } from '../../services/activity';
import { intoCalendar } from '../../services/phone-calendar';
import { routes } from '../../services/routes';
import { oneText as t } from '../../text/activity';
import { afterText } from '../../text/after';
import { faultText } from '../../text/faults';
import { type Choice, choiceOf, type FormView, type Found, formView, type OneView, oneView } from './view';

const acts = new ActIds();
const mostChildren = 6;
const { placesOf: _placesOf, seated: _seated, ...words } = t;

/** One activity: what it is, how my household stands in it, who comes. */
Page({
  id: '',
  found: null as Found | null,
  choice: { people: [], children: 0, answers: {} } as Choice,
  template: '',
  remindable: false,
  data: {
    fs: textScale(),
    t: { ...words, after: afterText.open, summary: afterText.summary },
    view: null as OneView | null,
    form: null as FormView | null,
    changing: false,
    sending: false,
    problem: '',
    blocked: null as Blocked | null,
  },

  onLoad(query: { activityId?: string }) {
    this.id = query.activityId ?? '';
  },
  onShow() {
    void this.load();
  },

  async load() {
    try {
      const [found, me] = await Promise.all([activity(this.id), session()]);
      this.template = found.template;
      this.remindable = me.bound && me.consents.includes('reminders');
      this.found = found;
      this.choice = choiceOf(found);
      const view = oneView(found, serverNow());
      const form = view.mayRegister || view.mayChange ? formView(found, this.choice) : null;
      this.setData({ view, form, changing: view.mayRegister, problem: '', blocked: null });
    } catch (error) {
      const what = blocked(error, routes.activity(this.id));
      if (what !== undefined && this.data.view === null) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  change() {
    this.setData({ changing: true });
  },

  /** The form follows what was chosen. */
  chosen(more: Partial<Choice>) {
    this.choice = { ...this.choice, ...more };
    if (this.found) this.setData({ form: formView(this.found, this.choice), problem: '' });
  },

  person(event: WechatMiniprogram.TouchEvent) {
    const id = event.currentTarget.dataset.id as string;
    const { people } = this.choice;
    this.chosen({ people: people.includes(id) ? people.filter((one) => one !== id) : [...people, id] });
  },

  children(event: WechatMiniprogram.TouchEvent) {
    const by = Number(event.currentTarget.dataset.by);
    this.chosen({ children: Math.min(mostChildren, Math.max(0, this.choice.children + by)) });
  },

  option(event: WechatMiniprogram.TouchEvent) {
    const { key, option } = event.currentTarget.dataset as { key: string; option: string };
    const { answers } = this.choice;
    this.chosen({ answers: { ...answers, [key]: answers[key] === option ? '' : option } });
  },

  type(event: WechatMiniprogram.Input) {
    const key = event.currentTarget.dataset.key as string;
    this.chosen({ answers: { ...this.choice.answers, [key]: event.detail.value } });
  },

  /** WeChat's sheet comes inside the tap: what changes, and a seat that comes free, is then told there too. */
  async send() {
    const { sending, form } = this.data;
    if (sending || !form?.ready) return;
    this.setData({ sending: true, problem: '' });
    const asked = this.remindable ? await ask(this.template) : undefined;
    // Along with another act nothing is explained: that act is what the person came for.
    const permission = asked === 'main-off' ? undefined : asked;
    const { people, children, answers } = this.choice;
    const given = Object.entries(answers)
      .map(([key, text]) => ({ key, text: text.trim() }))
      .filter(({ text }) => text !== '');
    const input = { activityId: this.id, people, children, answers: given };
    await this.run(
      JSON.stringify(input),
      async (requestId) => {
        const { state } = await register({ requestId, ...input });
        return state === 'waiting' ? t.queued : t.registered;
      },
      permission,
    );
  },

  take() {
    void this.answer('take', t.taken);
  },
  letGo() {
    void this.answer('let-go', t.letGone);
  },
  answer(word: 'take' | 'let-go', said: string): Promise<void> {
    const activityId = this.id;
    return this.run(word, async (requestId) => {
      await answerOffer({ requestId, activityId, answer: word });
      return said;
    });
  },

  /** The sheet of the phone comes inside the tap. */
  async calendar() {
    if (!this.found) return;
    const { title, place, startsAt, endsAt } = this.found;
    const done = await intoCalendar({ title, place, startsAt, endsAt });
    wx.showToast({ icon: 'none', title: done ? t.calendarDone : t.calendarNot });
  },

  toAfter() {
    go(routes.activityAfter(this.id));
  },

  askWithdraw() {
    wx.showModal({
      ...{ title: t.withdrawTitle, content: t.withdrawText, confirmText: t.withdraw, cancelText: t.cancel },
      success: ({ confirm }) => {
        if (confirm) void this.withdraw();
      },
    });
  },
  withdraw(): Promise<void> {
    const activityId = this.id;
    return this.run('withdraw', async (requestId) => {
      await withdraw({ requestId, activityId });
      return t.withdrawn;
    });
  },

  /** One act for one tap; afterwards the page shows how it stands, also when it stood otherwise than it was thought. */
  async run(
    what: string,
    act: (requestId: string) => Promise<string>,
    permission?: Permission,
  ): Promise<void> {
    this.setData({ sending: true, problem: '' });
    try {
      const said = await acts.run(what, act);
      if (permission) await grant(permission).catch(() => undefined);
      wx.showToast({ icon: 'none', title: said });
      await this.load();
    } catch (error) {
      this.setData({ problem: faultText(asFault(error)) });
    }
    this.setData({ sending: false });
  },

  onShareAppMessage(): { title: string; path: string } {
    return { title: t.card(this.data.view?.title ?? ''), path: routes.activity(this.id) };
  },
});
