import type { Output } from '../../../../../core/contract';
import type { PromiseMark } from '../../../../../core/contract/timebook';
import { type Blocked, blocked, go, routes } from '../../../../pages/enter';
import { asFault } from '../../../../services/fault';
import { ActIds, newRequestId } from '../../../../services/request-id';
import { textScale } from '../../../../services/text-size';
import {
  askHelp,
  book,
  companion,
  open,
  read,
  review,
  share,
  unshare,
  withdrawHelp,
} from '../../../../services/timebook';
import { faultText, stateText } from '../../../../text/faults';
import { forgetMarks, keepMarks, keptMarks } from '../../services/marks';
import { openText } from '../../text/open';
import { type LetterView, letterView } from '../letter-view';
import { alone, type CompanionView, companionView } from './companion';
import { type Arrival, arrival, earlierOpened } from './view';

type Shown = { key: number; text: string; mark: PromiseMark | '' };

/** 重读: the sealed letter, its unsealing, then the letters newest first and how the promises went. */
Page({
  data: {
    fs: textScale(),
    t: { ...openText, home: stateText.home },
    stage: 'loading' as 'loading' | 'blocked' | 'early' | 'envelope' | 'letters',
    blocked: null as Blocked | null,
    early: '',
    envelope: null as Extract<Arrival, { stage: 'envelope' }> | null,
    opening: false,
    play: '',
    letters: [] as LetterView[],
    promises: [] as Shown[],
    reviewing: false,
    continuing: false,
    earlier: [] as { number: number; name: string }[],
    fetching: 0,
    moving: false,
    companion: alone as CompanionView,
    busy: '',
  },

  nodeId: undefined as string | undefined,
  chapter: undefined as number | undefined,
  requestId: '',
  acts: undefined as ActIds | undefined,
  beside: undefined as Output<'timebook.companion'> | undefined,
  book: undefined as Output<'timebook.book'> | undefined,

  onLoad(query: Record<string, string | undefined>) {
    this.nodeId = query.nodeId === undefined ? undefined : decodeURIComponent(query.nodeId);
    this.chapter = query.chapter === undefined ? undefined : Number(query.chapter);
    this.requestId = newRequestId();
    // Made here: what stands in the page's definition is copied field by field, and a copy has no methods.
    this.acts = new ActIds();
    void this.load();
  },

  /** Where a person who is not bound yet comes back to. */
  here(): string {
    return this.nodeId === undefined ? routes.chapter(this.chapter ?? 1) : routes.open(this.nodeId);
  },

  async load() {
    try {
      this.book = await book();
      const what = arrival(this.book, this.nodeId, this.chapter);
      if (what.stage === 'gone') {
        this.stop({ kind: 'error', title: openText.goneTitle, text: openText.goneText });
      } else if (what.stage === 'early') this.setData({ stage: 'early', early: what.text });
      else if (what.stage === 'write') wx.redirectTo({ url: routes.write(what.nodeId) });
      else if (what.stage === 'due') wx.redirectTo({ url: routes.open(what.nodeId) });
      else if (what.stage === 'sealed') wx.redirectTo({ url: routes.sealed(what.number) });
      else if (what.stage === 'envelope') this.setData({ stage: 'envelope', envelope: what });
      else await this.showLetters(what.first, what.reviewing, what.continuing);
    } catch (error) {
      const what = blocked(error, this.here());
      if (what !== undefined) this.stop(what);
    }
  },

  stop(what: Blocked) {
    this.setData({ stage: 'blocked', blocked: what });
  },

  retry() {
    this.setData({ stage: 'loading', blocked: null });
    void this.load();
  },

  home() {
    wx.switchTab({ url: routes.today });
  },

  /** Breaks the seal: first the cloud, then the letter moves. One request id however often it is tried. */
  async unseal() {
    if (this.data.opening || this.nodeId === undefined) return;
    this.setData({ opening: true });
    try {
      await open(this.requestId, this.nodeId);
      const [fresh] = await Promise.all([book(), this.fetchFirst()]);
      this.book = fresh;
      this.setData({ play: 'opening' });
    } catch (error) {
      this.setData({ opening: false });
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
  },

  first: undefined as Output<'timebook.read'> | undefined,

  /** The letter is there before its envelope opens. */
  async fetchFirst() {
    const number = this.book?.nodes.find((one) => one.id === this.nodeId)?.opensChapter;
    if (number !== undefined) this.first = await read(number);
  },

  async unfolded() {
    const number = this.first?.number;
    if (number === undefined) return this.retry();
    try {
      await this.showLetters(number, true, true);
    } catch (error) {
      const what = blocked(error, this.here());
      if (what !== undefined) this.stop(what);
    }
  },

  async showLetters(number: number, reviewing: boolean, continuing: boolean) {
    if (this.book === undefined) return;
    const chapter = this.first?.number === number ? this.first : await read(number);
    this.first = chapter;
    // A late node is looked at again as often as its page is opened: what was said before is where it begins.
    const chosen = reviewing && this.nodeId !== undefined ? keptMarks(this.nodeId) : [];
    const kept = chosen.length > 0 ? chosen : chapter.marks;
    this.setData({
      stage: 'letters',
      letters: [letterView(chapter, this.book.givenName)],
      promises: chapter.promises.map((text, i) => ({ key: i, text, mark: kept[i] ?? '' })),
      reviewing,
      continuing,
      earlier: earlierOpened(this.book, number),
    });
    void this.loadCompanion();
  },

  /** The mentor's part comes after the letter is there; without it nothing is missing. */
  async loadCompanion() {
    try {
      this.beside = await companion();
      this.showCompanion();
    } catch {
      this.setData({ companion: alone });
    }
  },

  showCompanion() {
    if (this.beside === undefined || this.first === undefined) return;
    const { first, nodeId } = this;
    const view = companionView(this.beside, { nodeId, chapter: first.number, promises: first.promises });
    this.setData({ companion: view });
  },

  /** One act with the mentor at a time; what it changed is read again. */
  async withMentor(what: string, act: (requestId: string) => Promise<unknown>, done: string) {
    if (this.data.busy !== '') return;
    this.setData({ busy: what });
    try {
      await this.acts?.run(what, act);
      wx.showToast({ icon: 'none', title: done });
      this.beside = await companion();
      this.showCompanion();
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    } finally {
      this.setData({ busy: '' });
    }
  },

  sendHelp(event: WechatMiniprogram.CustomEvent) {
    const promise = Number(event.currentTarget.dataset.index);
    const { nodeId } = this;
    if (nodeId === undefined) return;
    const ask = (requestId: string) => askHelp({ requestId, nodeId, promise, note: '' });
    void this.withMentor(`help ${promise}`, ask, openText.helpSent);
  },

  takeHelpBack(event: WechatMiniprogram.CustomEvent) {
    const help = this.data.companion.helps[Number(event.currentTarget.dataset.index)];
    if (!help) return;
    const take = (requestId: string) => withdrawHelp(requestId, help.id);
    void this.withMentor(`withdraw ${help.id}`, take, openText.helpTaken);
  },

  toggleShare() {
    const number = this.first?.number;
    if (number === undefined) return;
    const { shared } = this.data.companion;
    const act = (requestId: string) => (shared ? unshare(requestId, number) : share(requestId, number));
    void this.withMentor(`share ${number} ${!shared}`, act, shared ? openText.unshared : openText.shared);
  },

  toCard() {
    go(routes.card(this.first?.number ?? 0));
  },

  async readEarlier(event: WechatMiniprogram.TouchEvent) {
    const number = Number(event.currentTarget.dataset.number);
    if (this.data.fetching !== 0 || this.book === undefined) return;
    this.setData({ fetching: number });
    try {
      const letter = letterView(await read(number), this.book.givenName);
      this.setData({
        fetching: 0,
        [`letters[${this.data.letters.length}]`]: letter,
        earlier: this.data.earlier.filter((one) => one.number !== number),
      });
    } catch (error) {
      this.setData({ fetching: 0 });
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
  },

  mark(event: WechatMiniprogram.CustomEvent<{ mark: PromiseMark | null }>) {
    const index = Number(event.currentTarget.dataset.index);
    this.setData({ [`promises[${index}].mark`]: event.detail.mark ?? '' });
    if (this.nodeId !== undefined) keepMarks(this.nodeId, this.marks());
  },

  opened(): boolean {
    return this.book?.nodes.find((one) => one.id === this.nodeId)?.opened === true;
  },

  marks(): (PromiseMark | null)[] {
    return this.data.promises.map((one) => (one.mark === '' ? null : one.mark));
  },

  /** Ends re-reading and turns to today's page. */
  async goOn() {
    if (this.data.moving || this.nodeId === undefined) return;
    this.setData({ moving: true });
    const { nodeId } = this;
    const marks = this.marks();
    try {
      if (this.data.reviewing) {
        // Its letter may lie open already, opened by another node, while this one was never opened itself.
        if (!this.opened()) await open(this.requestId, this.nodeId);
        await this.acts?.run(`review ${JSON.stringify(marks)}`, (id) => review(id, nodeId, marks));
      }
      forgetMarks(this.nodeId);
      wx.redirectTo({ url: routes.write(this.nodeId) });
    } catch (error) {
      this.setData({ moving: false });
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
  },
});
