import type { Output } from '../../../../../core/contract';
import type { Signature } from '../../../../../core/contract/signature';
import type { HandPage } from '../../../../../core/contract/timebook';
import { type Blocked, blocked, routes } from '../../../../pages/enter';
import { serverNow } from '../../../../services/cloud';
import { asFault } from '../../../../services/fault';
import { forgetSealed } from '../../../../services/letters-here';
import { textScale } from '../../../../services/text-size';
import { draft, read } from '../../../../services/timebook';
import { faultText } from '../../../../text/faults';
import { cleanText } from '../../services/clean-text';
import type { DraftKeeper, SaveState } from '../../services/draft';
import type { Letter } from '../../services/draft-merge';
import { keepHead, keptHead } from '../../services/draft-store';
import { keeperHere } from '../../services/keeper-here';
import { chapterLimits } from '../../services/limits';
import { writeText } from '../../text/write';
import { type LetterView, letterView } from '../letter-view';
import { grip } from './grip';
import { promiseRows } from './promise-rows';
import { unfinished } from './seal-act';
import { sealing } from './sealing';
import type { Split } from './split';
import { besideHead, choiceView, insteadOfWriting, pageView, savedView } from './view';
import type { Row } from './writing-page';

/** 写 and 续写: today's page, beside the old one when one lies open; kept at each stroke; sealed from a sheet. */
Page({
  data: {
    fs: textScale(),
    t: writeText,
    limits: chapterLimits,
    stage: 'loading' as 'loading' | 'blocked' | 'writing' | 'pending',
    blocked: null as Blocked | null,
    view: null as ReturnType<typeof pageView> | null,
    text: '',
    nodeId: '',
    pages: [] as HandPage[],
    rows: [] as Row[],
    focusKey: 0,
    saved: savedView({ kind: 'blank' }, false),
    asking: false,
    counted: '',
    beside: null as LetterView | null,
    besideHead: '',
    split: 34,
    choice: null as ReturnType<typeof choiceView> | null,
    choosing: false,
    signing: false,
    padReady: false,
    signed: false,
    remindable: false,
    sealing: false,
    problem: '',
    confirming: false,
  },

  nodeId: '',
  requestId: '',
  lastKey: 0,
  written: '',
  handPages: { count: 0, busy: false, failed: false },
  keeper: undefined as DraftKeeper | undefined,
  signature: undefined as Signature | undefined,
  split: undefined as Split | undefined,
  listen: undefined as ((status: { isConnected: boolean }) => void) | undefined,

  onLoad(query: Record<string, string | undefined>) {
    this.nodeId = decodeURIComponent(query.nodeId ?? '');
    this.listen = ({ isConnected }) => {
      if (isConnected) void this.keeper?.flush();
    };
    wx.onNetworkStatusChange(this.listen);
    void this.load();
  },

  onHide() {
    void this.keeper?.flush();
  },

  onUnload() {
    if (this.listen !== undefined) wx.offNetworkStatusChange(this.listen as never);
    void this.keeper?.flush();
    this.keeper?.stop();
  },

  async load() {
    const pending = unfinished(this.nodeId);
    if (pending !== undefined) {
      this.setData({ stage: 'pending' });
      return this.resume();
    }
    try {
      const answer = await draft(this.nodeId);
      const elsewhere = insteadOfWriting(answer.node);
      if (answer.node.state === 'closed') forgetSealed([this.nodeId]);
      if (elsewhere !== '') return this.leave(elsewhere);
      const view = pageView(answer);
      wx.setNavigationBarTitle({ title: view.title });
      keepHead(this.nodeId, answer);
      this.begin(answer, view);
    } catch (error) {
      const fault = asFault(error);
      const head = keptHead(this.nodeId);
      if (!fault.definite && head !== undefined)
        return this.begin({ ...head, draft: null }, pageView(head), true);
      if (fault.reason === 'reread-first') return this.leave(routes.open(this.nodeId));
      const what = blocked(fault, routes.write(this.nodeId));
      if (what !== undefined) this.setData({ stage: 'blocked', blocked: what });
    }
  },

  begin(answer: Output<'timebook.draft'>, view: ReturnType<typeof pageView>, offline = false) {
    let first: SaveState | undefined;
    const keeper = keeperHere(this.nodeId, (state) => {
      if (this.keeper === undefined) first = state;
      else this.showState(state);
    });
    const letter = offline ? keeper.beginOffline() : keeper.begin(answer.draft);
    this.written = letter.text;
    this.keeper = keeper;
    const saved = savedView(first ?? { kind: 'blank' }, view.beside);
    const pages = 'pages' in answer ? answer.pages : [];
    const { nodeId } = this;
    this.setData({
      stage: 'writing',
      view,
      text: letter.text,
      rows: this.rowsOf(letter),
      saved,
      nodeId,
      pages,
    });
    if (first?.kind === 'diverged') this.showState(first);
    if (answer.besideChapter !== undefined && !offline) void this.layBeside(answer.besideChapter, answer);
  },

  /** The old page comes after the new one is there: writing does not wait for it. */
  async layBeside(number: number, { day, givenName }: Output<'timebook.draft'>) {
    try {
      const chapter = await read(number);
      this.setData({
        beside: letterView(chapter, givenName),
        besideHead: besideHead(number, chapter.day, day),
      });
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
  },

  showState(state: SaveState) {
    const saved = savedView(state, this.data.view?.beside === true);
    if (state.kind === 'diverged') {
      const choice = choiceView(this.keeper?.letter.text ?? '', state.theirs, serverNow());
      this.setData({ saved, choice, choosing: true });
    } else if (saved.line !== this.data.saved.line || saved.note !== this.data.saved.note)
      this.setData({ saved });
  },

  retry() {
    this.setData({ stage: 'loading', blocked: null });
    void this.load();
  },

  write(event: WechatMiniprogram.TextareaInput) {
    this.written = cleanText(event.detail.value);
    this.changed();
  },

  /** The letter as it stands, without promises that are still empty. */
  letter(): Letter {
    return { text: this.written, promises: this.data.rows.map((row) => row.text.trim()).filter(Boolean) };
  },

  changed() {
    this.keeper?.change(this.letter());
    if (this.data.counted !== '') this.setData({ counted: '' });
  },

  /** How many characters stand here, for whoever asks; gone with the next stroke. */
  count() {
    const { text, promises } = this.letter();
    this.setData({ counted: writeText.counted([text, ...promises].join('').replace(/\s/g, '')) });
  },

  /** What the photos of handwritten pages are at: a letter with one that is on its way is not sealed without it. */
  pagesState(event: WechatMiniprogram.CustomEvent<{ count: number; busy: boolean; failed: boolean }>) {
    this.handPages = event.detail;
  },

  toggleQuestions() {
    this.setData({ asking: !this.data.asking });
  },

  tapSaved() {
    if (this.data.choice !== null) this.setData({ choosing: true });
    else void this.keeper?.flush();
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    const which = event.currentTarget.dataset.which as 'both' | 'mine' | 'theirs';
    const letter = this.keeper?.choose(which);
    if (letter === undefined) return;
    this.written = letter.text;
    this.setData({ choosing: false, choice: null, text: letter.text, rows: this.rowsOf(letter) });
  },

  ...promiseRows,
  ...grip,
  ...sealing,

  leave(url: string) {
    wx.redirectTo({ url });
  },
});
