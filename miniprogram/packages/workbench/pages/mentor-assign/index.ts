import { asFault } from '../../../../services/fault';
import { assign } from '../../../../services/mentor';
import { newRequestId } from '../../../../services/request-id';
import { people } from '../../../../services/roster';
import { textScale } from '../../../../services/text-size';
import { faultText } from '../../../../text/faults';
import { assignText as t } from '../../text/mentor';

/** A pause in typing after which is searched, ms. */
const typingPause = 300;
const shown = 12;

Page({
  cadreId: '',
  timer: 0 as ReturnType<typeof setTimeout> | 0,
  asked: 0,
  busy: false,
  data: {
    fs: textScale(),
    t: { ...t, for: '' },
    title: '',
    /** Whether somebody accompanies the cadre now. */
    paired: false,
    search: '',
    note: '',
    rows: [] as { id: string; name: string; position: string }[],
    chosen: '',
    searched: false,
  },

  onLoad(query: Record<string, string | undefined>) {
    this.cadreId = query.cadreId ?? '';
    this.setData({ title: t.for(decodeURIComponent(query.name ?? '')), paired: query.paired === '1' });
  },

  onUnload() {
    if (this.timer) clearTimeout(this.timer);
  },

  type(event: WechatMiniprogram.Input) {
    this.setData({ search: event.detail.value });
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.find(), typingPause);
  },

  typeNote(event: WechatMiniprogram.Input) {
    this.setData({ note: event.detail.value });
  },

  /** Of several searches under way only the one asked for last is shown. */
  async find() {
    const mine = ++this.asked;
    const search = this.data.search.trim();
    if (search === '') return this.setData({ rows: [], searched: false });
    try {
      const { people: found } = await people({ search });
      if (mine !== this.asked) return;
      const rows = found.filter(({ id }) => id !== this.cadreId).slice(0, shown);
      this.setData({ rows: rows.map(({ id, name, position }) => ({ id, name, position })), searched: true });
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    this.setData({ chosen: String(event.currentTarget.dataset.id) });
  },

  save() {
    if (this.data.chosen === '') return wx.showToast({ icon: 'none', title: t.choose });
    return this.send(this.data.chosen, t.done);
  },

  end() {
    return this.send(null, t.ended);
  },

  async send(mentorId: string | null, done: string) {
    if (this.busy) return;
    this.busy = true;
    try {
      const note = this.data.note.trim();
      await assign({ requestId: newRequestId(), cadreId: this.cadreId, mentorId, note });
      wx.showToast({ icon: 'none', title: done });
      wx.navigateBack();
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    this.busy = false;
  },
});
