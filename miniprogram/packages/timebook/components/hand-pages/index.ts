import type { HandPage } from '../../../../../core/contract/timebook';
import { choosePictures } from '../../../../services/choose-pictures';
import { asFault } from '../../../../services/fault';
import { faultText } from '../../../../text/faults';
import { forgetPicture, pictureHere } from '../../services/hand-page-pictures';
import { HandPageUpload } from '../../services/hand-page-upload';
import { handPageLimits } from '../../services/limits';
import { takeOut } from '../../services/take-out-page';
import { writeText } from '../../text/write';

type Item = {
  key: number;
  pageId: string;
  path: string;
  state: 'kept' | 'uploading' | 'failed' | 'unread';
  line: string;
  label: string;
};

/**
 * Photos of handwritten pages. `pages` are those that lie with the draft, or with a chapter that lies open; `still` shows them alone. A photo is on
 * its way as soon as it was chosen, goes on where it stopped, and is shown from the phone until it is kept. Event: `state` with
 * `{ count, busy, failed }`.
 */
Component({
  properties: {
    nodeId: { type: String, value: '' },
    pages: { type: Array, value: [] as HandPage[] },
    still: { type: Boolean, value: false },
  },
  data: { t: writeText, most: handPageLimits.pages as number, items: [] as Item[] },

  observers: {
    pages(pages: HandPage[]) {
      const known = new Set(this.data.items.map((item) => item.pageId));
      const fresh = pages.filter((page) => !known.has(page.pageId));
      if (fresh.length === 0) return;
      const items = fresh.map((page, at) => this.item(page.pageId, '', 'kept', this.data.items.length + at));
      this.show([...this.data.items, ...items]);
      for (const { key } of items) void this.fetch(key);
    },
  },

  lifetimes: {
    detached() {
      for (const { pageId } of this.data.items) forgetPicture(pageId);
    },
  },

  methods: {
    item(pageId: string, path: string, state: Item['state'], at: number): Item {
      lastKey += 1;
      return { key: lastKey, pageId, path, state, line: '', label: writeText.pageOf(at + 1) };
    },

    show(items: Item[]) {
      this.setData({ items });
      const busy = items.some((item) => item.state === 'uploading');
      const failed = items.some((item) => item.state === 'failed');
      const count = items.filter((item) => item.state === 'kept' || item.state === 'unread').length;
      if (!this.data.still) this.triggerEvent('state', { count, busy, failed });
    },

    turn(key: number, fields: Partial<Item>) {
      this.show(this.data.items.map((item) => (item.key === key ? { ...item, ...fields } : item)));
    },

    /** A photo that another phone, or an earlier visit, added. */
    async fetch(key: number) {
      const item = this.data.items.find((one) => one.key === key);
      if (item === undefined) return;
      try {
        this.turn(key, { path: await pictureHere(item.pageId), state: 'kept', line: '' });
      } catch {
        this.turn(key, { state: 'unread', line: writeText.pageUnread });
      }
    },

    async choose() {
      const room = handPageLimits.pages - this.data.items.length;
      const paths = await choosePictures(room, handPageLimits.bytes);
      const items = paths.map((path, at) => this.item('', path, 'uploading', this.data.items.length + at));
      this.show([...this.data.items, ...items]);
      // One after the other: a weak network carries one.
      for (const { key } of items) await this.send(key);
    },

    async send(key: number) {
      const item = this.data.items.find((one) => one.key === key);
      if (item === undefined) return;
      const upload = uploads.get(key) ?? new HandPageUpload(this.data.nodeId, item.path);
      uploads.set(key, upload);
      this.turn(key, { state: 'uploading', line: writeText.pageBusy(0) });
      try {
        const pageId = await upload.run((percent) => this.turn(key, { line: writeText.pageBusy(percent) }));
        uploads.delete(key);
        this.turn(key, { pageId, state: 'kept', line: '' });
      } catch (error) {
        const fault = asFault(error);
        if (fault.definite) uploads.delete(key);
        this.turn(key, { state: 'failed', line: writeText.pageFailed });
        wx.showToast({ icon: 'none', title: faultText(fault) });
      }
    },

    tapPage(event: WechatMiniprogram.TouchEvent) {
      const item = this.data.items.find((one) => one.key === Number(event.currentTarget.dataset.key));
      if (item === undefined) return;
      if (item.state === 'failed') return void this.send(item.key);
      if (item.state === 'unread') return void this.fetch(item.key);
      const urls = this.data.items.map((one) => one.path).filter((path) => path !== '');
      if (item.path !== '') wx.previewImage({ urls, current: item.path, showmenu: false });
    },

    async remove(event: WechatMiniprogram.TouchEvent) {
      const key = Number(event.currentTarget.dataset.key);
      const item = this.data.items.find((one) => one.key === key);
      if (item === undefined || !(await takeOut(item.pageId))) return;
      uploads.delete(key);
      forgetPicture(item.pageId);
      this.show(this.data.items.filter((one) => one.key !== key));
    },
  },
});

let lastKey = 0;
/** Uploads that did not come to an end, by the key of their row: a second try goes on with the same request. */
const uploads = new Map<number, HandPageUpload>();
