import type { Output } from '../../../../../core/contract';
import type { QuestionLine, QuestionTopic } from '../../../../../core/contract/helpgroup';
import { type Blocked, blocked, routes } from '../../../../pages/enter';
import { asFault } from '../../../../services/fault';
import { grant } from '../../../../services/reminder';
import { ActIds } from '../../../../services/request-id';
import { ask } from '../../../../services/subscribe';
import { textScale } from '../../../../services/text-size';
import { clockText } from '../../../../text/dates';
import { faultText } from '../../../../text/faults';
import { askQuestion, space } from '../../services/helpgroup';
import { reportText, askText as t, topics } from '../../text/group';
import { dutyView } from '../cards';

const acts = new ActIds();
const most = 1000;
/** Words with which somebody reports a violation: that is no question, and the page says where it is heard. */
const reporting = /举报|检举|控告|揭发|实名反映/;

function view({ unitName, onDuty, promisedAt }: Output<'helpgroup.space'>) {
  return { unitName, duty: dutyView(onDuty), promise: t.promise(clockText(promisedAt)) };
}

/** Asks whoever is on duty: privately unless chosen otherwise, by name or anonymous. */
Page({
  unitId: '',
  template: '',
  data: {
    fs: textScale(),
    t: { ...t, left: '', promise: '' },
    topics,
    report: reportText,
    view: null as ReturnType<typeof view> | null,
    blocked: null as Blocked | null,
    line: 'private' as QuestionLine,
    topic: '' as QuestionTopic | '',
    named: true,
    text: '',
    left: '',
    ready: false,
    reports: false,
    sending: false,
    problem: '',
  },

  onLoad(query: { unitId?: string }) {
    this.unitId = query.unitId ?? '';
    void this.load();
  },

  async load() {
    try {
      const found = await space({ unitId: this.unitId });
      this.template = found.templates.matter;
      this.setData({ view: view(found), blocked: null });
    } catch (error) {
      const what = blocked(error, routes.helpAsk(this.unitId));
      if (what !== undefined) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  chooseLine(event: WechatMiniprogram.TouchEvent) {
    this.setData({ line: event.currentTarget.dataset.value as QuestionLine });
  },
  chooseTopic(event: WechatMiniprogram.TouchEvent) {
    this.setData({ topic: event.currentTarget.dataset.value as QuestionTopic });
    this.check(this.data.text);
  },
  chooseName(event: WechatMiniprogram.TouchEvent) {
    this.setData({ named: event.currentTarget.dataset.value === 'yes' });
  },
  write(event: WechatMiniprogram.TextareaInput) {
    this.check(event.detail.value);
  },

  check(text: string) {
    const length = text.trim().length;
    const ready = length > 0 && length <= most && this.data.topic !== '';
    const left = length > most - 60 ? t.left(most - length) : '';
    this.setData({ text, ready, left, problem: '', reports: reporting.test(text) });
  },

  /** WeChat's sheet comes inside the tap; one act for one text: a second tap asks nothing twice. */
  async send() {
    const { line, topic, named, sending, ready } = this.data;
    if (sending || !ready || topic === '') return;
    const text = this.data.text.trim();
    this.setData({ sending: true, problem: '' });
    const permission = await ask(this.template);
    try {
      const { unitId } = this;
      const input = { unitId, line, topic, named: named ? ('yes' as const) : ('no' as const), text };
      const { id } = await acts.run(JSON.stringify(input), (requestId) =>
        askQuestion({ requestId, ...input }),
      );
      // With the main switch off the question goes all the same; the inbox says what became of it.
      if (permission && permission !== 'main-off') await grant(permission).catch(() => undefined);
      wx.redirectTo({ url: routes.helpQuestion(id) });
    } catch (error) {
      this.setData({ sending: false, problem: faultText(asFault(error)) });
    }
  },
});
