import type { Output } from '../../../../../core/contract';
import { type Blocked, blocked, routes } from '../../../../pages/enter';
import { call } from '../../../../services/cloud';
import { asFault } from '../../../../services/fault';
import { textScale } from '../../../../services/text-size';
import { book, read } from '../../../../services/timebook';
import { dayInk } from '../../../../text/dates';
import { faultText } from '../../../../text/faults';
import { chapterName } from '../../../../text/nodes';
import { saveToAlbum } from '../../picture/album';
import { draw } from '../../picture/canvas';
import { type CardDesign, card, cardDesigns } from '../../picture/card';
import { sentencesOf } from '../../services/sentences';
import { cardText } from '../../text/card';
import { pictureText } from '../../text/picture';

/** Sentences that stand on the page at once: WeChat wants fewer than sixty children. */
const shownAtOnce = 30;

/** 一句话卡片: a sentence of an opened letter, drawn here on the phone. Nothing of it leaves before it is checked. */
Page({
  data: {
    fs: textScale(),
    t: cardText,
    stage: 'loading' as 'loading' | 'blocked' | 'none' | 'card',
    blocked: null as Blocked | null,
    chapters: [] as { number: number; name: string }[],
    number: 0,
    sentences: [] as string[],
    chosen: '',
    designs: (Object.keys(cardDesigns) as CardDesign[]).map((id) => ({ id, name: cardText.designNames[id] })),
    design: 'sheet' as CardDesign,
    picture: '',
    label: '',
    more: false,
    busy: '' as '' | 'reading' | 'saving' | 'sharing',
  },

  asked: 0,
  name: '',
  letter: undefined as Output<'timebook.read'> | undefined,
  all: [] as string[],
  from: 0,
  /** Sentences that WeChat has looked at since the page opened. */
  fit: undefined as Set<string> | undefined,
  drawing: false,

  onLoad(query: Record<string, string | undefined>) {
    this.asked = Number(query.chapter ?? 0);
    this.fit = new Set();
    void this.load();
  },

  async load() {
    try {
      const { name, chapters } = await book();
      this.name = name;
      const open = chapters
        .filter((one) => one.state === 'opened')
        .sort((a, b) => b.number - a.number)
        .map(({ number }) => ({ number, name: chapterName(number) }));
      const first = open.find((one) => one.number === this.asked) ?? open[0];
      if (first === undefined) {
        this.setData({ stage: 'none' });
        return;
      }
      await this.take(first.number);
      this.setData({ stage: 'card', chapters: open, blocked: null });
      await this.paint();
    } catch (error) {
      const what = blocked(error, routes.card(this.asked));
      if (what !== undefined) this.setData({ stage: 'blocked', blocked: what });
    }
  },

  retry() {
    this.setData({ stage: 'loading', blocked: null });
    void this.load();
  },

  home() {
    wx.switchTab({ url: routes.book });
  },

  async take(number: number) {
    this.letter = await read(number);
    this.all = sentencesOf(this.letter.text);
    this.from = 0;
    this.setData({ number, chosen: this.all[0] ?? '', ...this.window() });
  },

  window() {
    const sentences = this.all.slice(this.from, this.from + shownAtOnce);
    return { sentences, more: this.all.length > shownAtOnce };
  },

  /** The next thirty, and after the last the first again. */
  turnOver() {
    this.from = this.from + shownAtOnce < this.all.length ? this.from + shownAtOnce : 0;
    this.setData(this.window());
  },

  async pickChapter(event: WechatMiniprogram.TouchEvent) {
    const number = Number(event.currentTarget.dataset.number);
    if (this.data.busy !== '' || number === this.data.number) return;
    this.setData({ busy: 'reading' });
    try {
      await this.take(number);
      await this.paint();
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    this.setData({ busy: '' });
  },

  pickSentence(event: WechatMiniprogram.TouchEvent) {
    this.setData({ chosen: String(event.currentTarget.dataset.sentence) });
    void this.paint();
  },

  pickDesign(event: WechatMiniprogram.TouchEvent) {
    this.setData({ design: event.currentTarget.dataset.design as CardDesign });
    void this.paint();
  },

  /** Draws what is chosen, again when another choice came meanwhile. */
  async paint() {
    if (this.drawing) return;
    this.drawing = true;
    try {
      for (let done = ''; done !== this.key(); ) {
        done = this.key();
        await this.paintOnce();
      }
    } catch {
      wx.showToast({ icon: 'none', title: pictureText.undrawn });
    }
    this.drawing = false;
  },

  key(): string {
    return `${this.data.design} ${this.data.number} ${this.data.chosen}`;
  },

  async paintOnce() {
    const { design, chosen: sentence } = this.data;
    if (sentence === '' || this.letter === undefined) {
      this.setData({ picture: '' });
      return;
    }
    const words = {
      sentence,
      name: this.name,
      chapter: chapterName(this.letter.number),
      day: dayInk(this.letter.day),
    };
    const picture = await draw(this, card(design, words));
    this.setData({ picture, label: cardText.preview(cardText.designNames[design], sentence) });
  },

  /** A card leaves its author: WeChat looks at the sentence first, once. */
  async check(sentence: string): Promise<void> {
    if (this.fit?.has(sentence)) return;
    await call('export.sentence', { text: sentence });
    this.fit?.add(sentence);
  },

  async save() {
    const { busy, picture, chosen } = this.data;
    if (busy !== '' || picture === '') return;
    this.setData({ busy: 'saving' });
    try {
      await this.check(chosen);
      const saved = await saveToAlbum([picture]);
      wx.showToast({ icon: 'none', title: saved === 'saved' ? pictureText.saved(1) : pictureText[saved] });
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    this.setData({ busy: '' });
  },

  /** Sent out of a tap: the first one may be over before the check has answered, then the person is asked. */
  async share() {
    const { busy, picture, chosen } = this.data;
    if (busy !== '' || picture === '') return;
    if (this.fit?.has(chosen)) {
      wx.showShareImageMenu({ path: picture });
      return;
    }
    this.setData({ busy: 'sharing' });
    try {
      await this.check(chosen);
      wx.showModal({
        title: cardText.shareTitle,
        content: cardText.shareText,
        confirmText: cardText.share,
        success: ({ confirm }) => {
          if (confirm) wx.showShareImageMenu({ path: picture });
        },
      });
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    this.setData({ busy: '' });
  },
});
