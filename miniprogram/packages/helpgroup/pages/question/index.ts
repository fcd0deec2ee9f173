import { type Blocked, blocked, go, routes } from '../../../../pages/enter';
import { serverNow } from '../../../../services/cloud';
import { asFault } from '../../../../services/fault';
import { ActIds } from '../../../../services/request-id';
import { textScale } from '../../../../services/text-size';
import { faultText } from '../../../../text/faults';
import {
  addTo,
  answerQuestion,
  closeQuestion,
  handOn,
  noteBeside,
  question,
  rateAnswer,
  reopenQuestion,
  takeQuestion,
  withdrawQuestion,
} from '../../services/helpgroup';
import { groupText, questionText as t } from '../../text/group';
import { type QuestionView, questionView } from './view';

const acts = new ActIds();
/** What an officer is writing besides the answer; one at a time. */
type Aside = '' | 'note' | 'handOn' | 'close' | 'reopen';

/** One question: for whoever asked, the way of it and a word more; for officers, taking and answering. */
Page({
  questionId: '',
  busy: false,
  data: {
    fs: textScale(),
    t: { ...t, number: '', promised: '', answerOf: '', answering: '', kept: '' },
    g: { onDuty: groupText.onDuty },
    view: null as QuestionView | null,
    blocked: null as Blocked | null,
    addition: '',
    answer: '',
    aside: '' as Aside,
    words: '',
    names: [] as string[],
    shown: '',
    chosen: -1,
    sending: false,
  },

  onLoad(query: { questionId?: string }) {
    this.questionId = query.questionId ?? '';
  },

  onShow() {
    void this.load();
  },

  async load() {
    try {
      const view = questionView(await question({ questionId: this.questionId }), serverNow());
      this.setData({ view, names: view.officers.map(({ name }) => name), blocked: null });
    } catch (error) {
      const what = blocked(error, routes.helpQuestion(this.questionId));
      if (what !== undefined && this.data.view === null) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  writeAddition(event: WechatMiniprogram.Input) {
    this.setData({ addition: event.detail.value });
  },
  writeAnswer(event: WechatMiniprogram.TextareaInput) {
    this.setData({ answer: event.detail.value });
  },
  writeWords(event: WechatMiniprogram.Input) {
    this.setData({ words: event.detail.value });
  },
  /** A saved reply goes behind what is written. */
  useReply(event: WechatMiniprogram.TouchEvent) {
    const reply = String(event.currentTarget.dataset.text);
    this.setData({ answer: [this.data.answer.trim(), reply].filter(Boolean).join('\n') });
  },
  showOffered(event: WechatMiniprogram.TouchEvent) {
    const id = String(event.currentTarget.dataset.id);
    this.setData({ shown: this.data.shown === id ? '' : id });
  },
  /** An officer writes what was asked and answered anew, without anybody in it. */
  toLibrary() {
    go(`${routes.helpLibrary(this.data.view?.unitId ?? '')}&write=1`);
  },
  openAside(event: WechatMiniprogram.TouchEvent) {
    const aside = event.currentTarget.dataset.aside as Aside;
    this.setData({ aside: this.data.aside === aside ? '' : aside, words: '', chosen: -1 });
  },
  chooseOfficer(event: WechatMiniprogram.PickerChange) {
    this.setData({ chosen: Number(event.detail.value) });
  },

  /** One act at a time, one id for one act and its words; afterwards the question as it is now. Answers whether it was done. */
  async run(
    what: string,
    said: string,
    act: (about: { requestId: string; questionId: string }) => Promise<unknown>,
  ) {
    if (this.busy) return false;
    this.busy = true;
    this.setData({ sending: true });
    let done = false;
    try {
      const { questionId } = this;
      await acts.run(what, (requestId) => act({ requestId, questionId }));
      done = true;
      wx.showToast({ icon: 'none', title: said });
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    this.busy = false;
    this.setData({ sending: false });
    await this.load();
    return done;
  },

  async add() {
    const text = this.data.addition.trim();
    if (text === '') return;
    if (await this.run(`add ${text}`, t.addedToast, (about) => addTo({ ...about, text })))
      this.setData({ addition: '' });
  },
  solve() {
    void this.run('close', t.closeDone, (about) => closeQuestion(about));
  },
  rate(event: WechatMiniprogram.TouchEvent) {
    const helped = Number(event.currentTarget.dataset.value);
    void this.run(`rate ${helped}`, t.rated, (about) => rateAnswer({ ...about, helped }));
  },
  withdraw() {
    wx.showModal({
      ...{ title: t.withdrawTitle, content: t.withdrawText, confirmText: t.withdraw, cancelText: t.cancel },
      success: ({ confirm }) => {
        if (confirm) void this.run('withdraw', t.withdraw, (about) => withdrawQuestion(about));
      },
    });
  },

  take() {
    void this.run('take', t.takenToast, (about) => takeQuestion(about));
  },
  async send() {
    const text = this.data.answer.trim();
    if (text === '') return;
    if (await this.run(`answer ${text}`, t.sent, (about) => answerQuestion({ ...about, text })))
      this.setData({ answer: '' });
  },
  async keepAside() {
    const { aside, chosen, view } = this.data;
    const words = this.data.words.trim();
    if (aside === '' || words.length < 2) return;
    const toId = view?.officers[chosen]?.id ?? '';
    if (aside === 'handOn' && toId === '') return;
    const said = { note: t.noted, handOn: t.handDone, close: t.closeDone, reopen: t.reopenDone }[aside];
    const done = await this.run(`${aside} ${toId} ${words}`, said, (about) => {
      if (aside === 'note') return noteBeside({ ...about, text: words });
      if (aside === 'handOn') return handOn({ ...about, toId, reason: words });
      if (aside === 'close') return closeQuestion({ ...about, reason: words });
      return reopenQuestion({ ...about, reason: words });
    });
    if (done) this.setData({ aside: '', words: '' });
  },
});
