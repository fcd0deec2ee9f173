import type { UnitView } from '../../../../../core/contract/roster';
import { type Blocked, blocked, go, routes } from '../../../../pages/enter';
import { asFault } from '../../../../services/fault';
import { people, units } from '../../../../services/roster';
import { textScale } from '../../../../services/text-size';
import { faultText } from '../../../../text/faults';
import { peopleText } from '../../text/people';
import { peopleRows } from './view';

/** A pause in typing after which is searched, ms. */
const typingPause = 300;

/** What is not drawn: the tree's names, the page's place in the list, and which answer is the last asked for. */
const behind = {
  units: new Map<string, UnitView>(),
  /** Cursors of the pages before this one; the last is this page's own. */
  cursors: [''],
  next: null as string | null,
  asked: 0,
  timer: 0 as ReturnType<typeof setTimeout> | 0,
};

Page({
  data: {
    fs: textScale(),
    t: peopleText,
    rows: null as ReturnType<typeof peopleRows> | null,
    search: '',
    hasEarlier: false,
    hasLater: false,
    blocked: null as Blocked | null,
  },

  onLoad() {
    Object.assign(behind, { units: new Map(), cursors: [''], next: null });
    void this.load();
  },

  onUnload() {
    if (behind.timer) clearTimeout(behind.timer);
  },

  /** Reads the page at the last cursor. Of several that are under way only the one asked for last is shown. */
  async load() {
    const mine = ++behind.asked;
    const search = this.data.search.trim();
    const after = behind.cursors.at(-1) ?? '';
    try {
      const [list, tree] = await Promise.all([
        people({ ...(search && { search }), ...(after && { after }) }),
        behind.units.size > 0 ? null : units(),
      ]);
      if (mine !== behind.asked) return;
      if (tree) behind.units = new Map(tree.units.map((unit) => [unit.id, unit]));
      behind.next = list.next;
      this.setData({
        rows: peopleRows(list.people, behind.units),
        hasEarlier: behind.cursors.length > 1,
        hasLater: list.next !== null,
        blocked: null,
      });
    } catch (error) {
      if (mine !== behind.asked) return;
      const what = blocked(error);
      if (what === undefined) return;
      if (this.data.rows === null) this.setData({ blocked: what });
      else wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  type(event: WechatMiniprogram.Input) {
    this.find(event.detail.value, typingPause);
  },

  open(event: WechatMiniprogram.TouchEvent) {
    go(routes.person(String(event.currentTarget.dataset.id)));
  },

  clear() {
    this.find('', 0);
  },

  find(search: string, pause: number) {
    this.setData({ search });
    behind.cursors = [''];
    if (behind.timer) clearTimeout(behind.timer);
    behind.timer = setTimeout(() => void this.load(), pause);
  },

  async later() {
    if (behind.next === null) return;
    behind.cursors = [...behind.cursors, behind.next];
    await this.load();
    wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  async earlier() {
    if (behind.cursors.length < 2) return;
    behind.cursors = behind.cursors.slice(0, -1);
    await this.load();
    wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },
});
