import type { Output } from '../../../../../core/contract';
import { type Blocked, blocked, routes } from '../../../../pages/enter';
import { serverNow } from '../../../../services/cloud';
import { session } from '../../../../services/session';
import { textScale } from '../../../../services/text-size';
import { book, read } from '../../../../services/timebook';
import { dayOf } from '../../../../text/dates';
import { chapterName } from '../../../../text/nodes';
import { saveToAlbum } from '../../picture/album';
import { bookStrip } from '../../picture/book-strip';
import { draw, type Picture, penOf } from '../../picture/canvas';
import { longText } from '../../text/long-picture';
import { pictureText } from '../../text/picture';
import { wordsOf } from './words';

/** More pictures than these are no picture any more: the PDF is for them. WeChat wants fewer than sixty children besides. */
const most = 50;

/** 长图: the whole book, drawn here on the phone picture by picture. What is sealed stands there by its receipt. */
Page({
  data: {
    fs: textScale(),
    t: longText,
    stage: 'working' as 'working' | 'blocked' | 'none' | 'drawn',
    blocked: null as Blocked | null,
    progress: '',
    percent: 0,
    pictures: [] as { path: string; label: string }[],
    note: '',
    save: '',
    saving: '',
  },

  gone: false,

  onLoad() {
    void this.load();
  },

  onUnload() {
    this.gone = true;
  },

  retry() {
    this.setData({ stage: 'working', blocked: null, progress: '', percent: 0, pictures: [] });
    void this.load();
  },

  async load() {
    try {
      const [me, whole] = await Promise.all([session(), book()]);
      const open = whole.chapters.filter((one) => one.state === 'opened').sort((a, b) => a.number - b.number);
      if (!me.bound || open.length === 0) {
        this.setData({ stage: 'none' });
        return;
      }
      const letters = await this.fetched(open.map(({ number }) => number));
      const words = wordsOf(me.person, whole, letters, dayOf(serverNow()));
      await this.drawAll(bookStrip(await this.pen(), words));
    } catch (error) {
      if (this.gone) return;
      const what = error instanceof Undrawn ? undrawn : blocked(error, routes.longPicture);
      if (what !== undefined) this.setData({ stage: 'blocked', blocked: what });
    }
  },

  /** The letters, one after the other: a long book on a weak network shows how far it is. */
  async fetched(numbers: number[]): Promise<Output<'timebook.read'>[]> {
    const letters: Output<'timebook.read'>[] = [];
    for (const [at, number] of numbers.entries()) {
      if (this.gone) break;
      this.setData({
        progress: longText.reading(chapterName(number)),
        percent: Math.round((at / numbers.length) * 30),
      });
      letters.push(await read(number));
    }
    return letters;
  },

  pen() {
    return penOf(this).catch(() => {
      throw new Undrawn();
    });
  },

  async drawAll(pictures: Picture[]) {
    const count = pictures.length;
    if (count > most) {
      const { tooLongTitle: title, tooLongText } = longText;
      this.setData({ stage: 'blocked', blocked: { kind: 'error', title, text: tooLongText(count) } });
      return;
    }
    for (const [at, picture] of pictures.entries()) {
      if (this.gone) return;
      const percent = 30 + Math.round((at / count) * 70);
      this.setData({ progress: longText.drawing(at + 1, count), percent });
      const path = await draw(this, picture).catch(() => {
        throw new Undrawn();
      });
      this.setData({ [`pictures[${at}]`]: { path, label: longText.label(at + 1, count) } });
    }
    this.setData({ stage: 'drawn', percent: 0, note: longText.note(count), save: longText.save(count) });
  },

  /** Looks at one, as large as the screen. */
  look(event: WechatMiniprogram.TouchEvent) {
    const urls = this.data.pictures.map(({ path }) => path);
    wx.previewImage({ urls, current: String(event.currentTarget.dataset.path) });
  },

  async keep() {
    if (this.data.saving !== '') return;
    const paths = this.data.pictures.map(({ path }) => path);
    const told = (number: number) => this.setData({ saving: longText.saving(number, paths.length) });
    const saved = await saveToAlbum(paths, told);
    this.setData({ saving: '' });
    wx.showToast({
      icon: 'none',
      title: saved === 'saved' ? pictureText.saved(paths.length) : pictureText[saved],
    });
  },
});

/** The phone could not draw. */
class Undrawn extends Error {}

const undrawn: Blocked = { kind: 'error', title: longText.undrawnTitle, text: longText.undrawnText };
