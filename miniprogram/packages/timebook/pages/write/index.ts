import type { Output } from '../../../../../core/contract';
import type { Signature } from '../../../../../core/contract/signature';
import { type Blocked, blocked, routes } from '../../../../pages/enter';
import { serverNow } from '../../../../services/cloud';
import { asFault } from '../../../../services/fault';
import { forgetSealed } from '../../../../services/letters-here';
import { newRequestId } from '../../../../services/request-id';
import { askOnce, mayAsk } from '../../../../services/subscribe';
import { textScale } from '../../../../services/text-size';
import { draft, read } from '../../../../services/timebook';
import { faultText } from '../../../../text/faults';
import { cleanLine, cleanText } from '../../services/clean-text';
import type { DraftKeeper, SaveState } from '../../services/draft';
import type { Letter } from '../../services/draft-merge';
import { keepHead, keptHead } from '../../services/draft-store';
import { keeperHere } from '../../services/keeper-here';
import { chapterLimits } from '../../services/limits';
import { writeText } from '../../text/write';
import { type LetterView, letterView } from '../letter-view';
import { type Sealed, sealInput, send, unfinished } from './seal-act';
import { Split } from './split';
import { besideHead, choiceView, insteadOfWriting, pageView, savedView, whyNotSealable } from './view';

type Row = { key: number; text: string };

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
    rows: [] as Row[],
    focusKey: 0,
    saved: savedView({ kind: 'blank' }, false),
    asking: false,
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
    this.setData({ stage: 'writing', view, text: letter.text, rows: this.rowsOf(letter), saved });
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

  rowsOf(letter: Letter): Row[] {
    return letter.promises.map((text) => ({ key: ++this.lastKey, text }));
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

  writePromise(event: WechatMiniprogram.CustomEvent<{ value: string }>) {
    const row = this.data.rows[Number(event.currentTarget.dataset.index)];
    if (row === undefined) return;
    row.text = cleanLine(event.detail.value, chapterLimits.promise);
    this.changed();
  },

  addPromise() {
    if (this.data.rows.length >= chapterLimits.promises) return;
    this.setData({ rows: [...this.data.rows, { key: ++this.lastKey, text: '' }], focusKey: this.lastKey });
  },

  removePromise(event: WechatMiniprogram.CustomEvent) {
    const index = Number(event.currentTarget.dataset.index);
    this.setData({ rows: this.data.rows.filter((_, i) => i !== index) });
    this.changed();
  },

  /** The letter as it stands, without promises that are still empty. */
  letter(): Letter {
    return { text: this.written, promises: this.data.rows.map((row) => row.text.trim()).filter(Boolean) };
  },

  changed() {
    this.keeper?.change(this.letter());
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

  gripDown(event: WechatMiniprogram.TouchEvent) {
    this.split = new Split();
    this.split.begin(event, this.data.split, wx.getWindowInfo().windowHeight);
  },

  gripMove(event: WechatMiniprogram.TouchEvent) {
    this.splitTo(this.split?.move(event));
  },

  gripUp(event: WechatMiniprogram.TouchEvent) {
    this.splitTo(this.split?.end(event));
  },

  splitTo(percent: number | undefined) {
    if (percent !== undefined && percent !== this.data.split) this.setData({ split: percent });
  },

  /** Opens the sheet; the act gets its request id here and keeps it. */
  openSheet() {
    if (this.data.choice !== null) return this.setData({ choosing: true });
    const why = whyNotSealable(this.letter().text);
    if (why !== '') return void wx.showToast({ icon: 'none', title: why });
    this.requestId = newRequestId();
    this.signature = undefined;
    const remindable = mayAsk(this.nodeId);
    this.setData({ signing: true, padReady: true, signed: false, problem: '', remindable });
  },

  sheetChange(event: WechatMiniprogram.CustomEvent<{ visible: boolean }>) {
    if (!event.detail.visible) this.closeSheet();
  },

  closeSheet() {
    if (!this.data.sealing) this.setData({ signing: false, padReady: false });
  },

  sign(event: WechatMiniprogram.CustomEvent<{ signature?: Signature }>) {
    this.signature = event.detail.signature;
    const signed = this.signature !== undefined;
    if (signed !== this.data.signed) this.setData({ signed });
  },

  /** The confirming tap: permission is asked first, inside it; then the seal. A refusal changes nothing. */
  async confirm() {
    const { signature, keeper } = this;
    if (this.data.sealing || signature === undefined || keeper === undefined) return;
    const asked = askOnce(this.nodeId);
    this.setData({ sealing: true, problem: '' });
    const permission = await asked;
    keeper.stop();
    const input = sealInput(this.requestId, this.nodeId, this.letter(), signature, permission);
    this.after(await send(input));
  },

  /** Sends an unfinished seal again, word for word. */
  async resume() {
    const pending = unfinished(this.nodeId);
    if (pending === undefined) return this.retry();
    if (this.data.confirming) return;
    this.setData({ confirming: true });
    const sealed = await send(pending);
    this.setData({ confirming: false });
    this.after(sealed);
  },

  after(sealed: Sealed) {
    const already = !sealed.done && sealed.fault.reason === 'already-sealed';
    if (sealed.done || already) {
      this.keeper?.sealed();
      forgetSealed([this.nodeId]);
    }
    if (sealed.done) return this.leave(routes.sealed(sealed.answer.receipt.number));
    if (!sealed.known) {
      this.setData({ stage: 'pending', signing: false, padReady: false, sealing: false });
      return;
    }
    if (sealed.fault.reason === 'reread-first') return this.leave(routes.open(this.nodeId));
    if (already) {
      wx.showToast({ icon: 'none', title: writeText.alreadyTitle });
      wx.switchTab({ url: routes.book });
      return;
    }
    this.requestId = newRequestId();
    if (this.data.stage === 'pending') {
      this.keeper = undefined; // stopped; the page that opens again makes its own
      return this.retry();
    }
    this.keeper?.resume();
    this.setData({ sealing: false, problem: faultText(sealed.fault) });
  },

  leave(url: string) {
    wx.redirectTo({ url });
  },
});
