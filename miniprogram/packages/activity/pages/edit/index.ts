import { type Blocked, blocked, go } from '../../../../pages/enter';
import { serverNow } from '../../../../services/cloud';
import { asFault } from '../../../../services/fault';
import { ActIds } from '../../../../services/request-id';
import { textScale } from '../../../../services/text-size';
import { dayOf } from '../../../../text/dates';
import { roll, save } from '../../services/activity';
import { routes } from '../../services/routes';
import { editText as t } from '../../text/activity';
import { faultText } from '../../text/faults';
import {
  copyOf,
  formatChoices,
  freeKey,
  freshForm,
  seriesChoices,
  shownDays,
  type Typed,
  type TypedQuestion,
  typedOf,
  writtenOf,
} from './view';

const acts = new ActIds();
const mostQuestions = 5;

/** An organiser writes an activity: a draft, or what families see already. */
Page({
  scopeId: '',
  activityId: '',
  copyOf: '',
  version: 0,
  data: {
    fs: textScale(),
    t: { ...t, question: '', told: '' },
    series: seriesChoices,
    formats: formatChoices,
    form: null as Typed | null,
    shown: { dayShown: '', registerShown: '' },
    today: '',
    draft: true,
    mayAdd: true,
    sending: false,
    problem: '',
    blocked: null as Blocked | null,
  },

  onLoad(query: { scopeId?: string; activityId?: string; copyOf?: string }) {
    this.scopeId = query.scopeId ?? '';
    this.activityId = query.activityId ?? '';
    this.setData({ today: dayOf(serverNow()) });
    this.copyOf = query.copyOf ?? '';
    if (this.activityId === '' && this.copyOf === '') this.show(freshForm(serverNow()));
    else void this.load();
  },

  async load() {
    try {
      const { activity } = await roll({ activityId: this.activityId || this.copyOf });
      this.scopeId = activity.scopeId;
      if (this.copyOf !== '') return this.show(copyOf(activity, serverNow()));
      this.version = activity.version;
      this.setData({ draft: activity.state === 'draft', blocked: null });
      this.show(typedOf(activity));
    } catch (error) {
      const what = blocked(error);
      if (what !== undefined) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  show(form: Typed) {
    const mayAdd = form.questions.length < mostQuestions;
    this.setData({ form, shown: shownDays(form), mayAdd, problem: '' });
  },

  with(more: Partial<Typed>) {
    const { form } = this.data;
    if (form) this.show({ ...form, ...more });
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    const { field, value } = event.currentTarget.dataset as { field: string; value: string };
    this.with({ [field]: value });
  },

  /** What is typed, and what a picker gives. */
  type(event: WechatMiniprogram.Input | WechatMiniprogram.PickerChange) {
    this.with({ [String(event.currentTarget.dataset.field)]: String(event.detail.value) });
  },

  question(event: WechatMiniprogram.Input) {
    const { n, field } = event.currentTarget.dataset as { n: number; field: 'text' | 'options' };
    this.changeQuestion(n, { [field]: event.detail.value });
  },
  must(event: WechatMiniprogram.TouchEvent) {
    const n = Number(event.currentTarget.dataset.n);
    this.changeQuestion(n, { must: !this.data.form?.questions[n]?.must });
  },
  changeQuestion(n: number, more: Partial<TypedQuestion>) {
    const questions = (this.data.form?.questions ?? []).map((one, at) =>
      at === n ? { ...one, ...more } : one,
    );
    this.with({ questions });
  },
  add() {
    const questions = this.data.form?.questions ?? [];
    this.with({ questions: [...questions, { key: freeKey(questions), text: '', options: '', must: false }] });
  },
  remove(event: WechatMiniprogram.TouchEvent) {
    const n = Number(event.currentTarget.dataset.n);
    this.with({ questions: (this.data.form?.questions ?? []).filter((_, at) => at !== n) });
  },

  async save() {
    const { form, sending, draft } = this.data;
    if (sending || !form) return;
    const written = writtenOf(form);
    if (written === null) return this.setData({ problem: t.badPlaces });
    if (written.title.length < 2 || written.place === '') return this.setData({ problem: t.missing });
    this.setData({ sending: true, problem: '' });
    const { scopeId, activityId, version: baseVersion } = this;
    const input = { scopeId, baseVersion, written, ...(activityId !== '' && { activityId }) };
    try {
      const done = await acts.run(JSON.stringify(input), (requestId) => save({ requestId, ...input }));
      wx.showToast({ icon: 'none', title: draft ? t.saved : t.told(done.told) });
      if (activityId === '') wx.redirectTo({ url: routes.activityRoll(done.activityId) });
      else wx.navigateBack({ fail: () => go(routes.activityRoll(activityId)) });
    } catch (error) {
      this.setData({ problem: faultText(asFault(error)) });
    }
    this.setData({ sending: false });
  },
});
