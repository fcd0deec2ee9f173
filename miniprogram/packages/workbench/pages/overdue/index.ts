import type { NodeList } from '../../../../../core/contract/closure';
import { type Blocked, blocked, go, routes } from '../../../../pages/enter';
import { countedPlaces, overdueNodes, recordPaper, remindOf } from '../../../../services/closure';
import { asFault } from '../../../../services/fault';
import { ActIds } from '../../../../services/request-id';
import { textScale } from '../../../../services/text-size';
import { faultText } from '../../../../text/faults';
import { takeNames } from '../../services/sheets';
import { overdueText as t } from '../../text/overdue';
import { sheetText } from '../../text/sheets';
import { overdueView } from './view';

const { intro, remind, paper, takeBack, later, noDocument, fill } = t;
/** Acts under way; they live beside the page, which is cloned. */
const acts = new ActIds();

/** 逾期的节点: for HR, who talks with each of them. */
Page({
  data: {
    fs: textScale(),
    t: { ...{ intro, remind, paper, takeBack, later, noDocument, fill }, names: sheetText.names },
    view: null as ReturnType<typeof overdueView> | null,
    more: false,
    blocked: null as Blocked | null,
  },
  placeId: '',
  which: 'overdue' as NodeList,
  after: '',
  next: null as string | null,
  busy: false,

  onLoad(query: Record<string, string | undefined>) {
    this.placeId = query.placeId ?? '';
  },

  /** Comes back from filling in the document, and from recording a chapter on paper, too. */
  onShow() {
    void this.load();
  },

  async onPullDownRefresh() {
    this.after = '';
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    try {
      if (this.placeId === '') this.placeId = (await countedPlaces())[0]?.id ?? '';
      const found = await overdueNodes(this.placeId, this.which, this.after);
      this.next = found.next;
      this.setData({ view: overdueView(found, this.which), more: found.next !== null, blocked: null });
    } catch (error) {
      const what = blocked(error, routes.overdue);
      if (what !== undefined && this.data.view === null) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  async later() {
    if (this.next === null) return;
    this.after = this.next;
    await this.load();
    wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    this.which = event.currentTarget.dataset.list as NodeList;
    this.after = '';
    void this.load();
  },

  /** Names leave the program: the place's name is typed first. */
  async names() {
    const { place } = this.data.view ?? { place: '' };
    if (this.busy) return;
    this.busy = true;
    try {
      const { confirm, content } = await wx.showModal({
        ...{ title: sheetText.namesTitle, editable: true, placeholderText: sheetText.namesHint(place) },
        ...{ confirmText: sheetText.yes, cancelText: sheetText.no },
      });
      const typed = (content ?? '').trim();
      if (confirm && typed !== place) wx.showToast({ icon: 'none', title: sheetText.other });
      else if (confirm) await takeNames(this.placeId, typed);
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    this.busy = false;
  },

  fill() {
    go(routes.pairs);
  },

  async remind(event: WechatMiniprogram.TouchEvent) {
    const { id, name } = event.currentTarget.dataset as { id: string; name: string };
    const asked = { title: t.sure(name), content: t.sureText, confirmText: t.yes, cancelText: t.no };
    await this.confirmed(asked, async () => {
      const { again } = await acts.run(id, (requestId) => remindOf({ requestId, nodeId: id }));
      return again ? t.again : t.done;
    });
  },

  record(event: WechatMiniprogram.TouchEvent) {
    const { id, name, node } = event.currentTarget.dataset as Record<'id' | 'name' | 'node', string>;
    const title = encodeURIComponent(`${name} · ${node}`);
    wx.navigateTo({ url: `${routes.paper}?nodeId=${encodeURIComponent(id)}&title=${title}` });
  },

  async takeBack(event: WechatMiniprogram.TouchEvent) {
    const { id, name } = event.currentTarget.dataset as { id: string; name: string };
    const asked = {
      ...{
        title: t.takeBackSure(name),
        content: t.takeBackText,
        confirmText: t.takeBackYes,
        cancelText: t.no,
      },
    };
    await this.confirmed(asked, async () => {
      const what = `${id} none`;
      await acts.run(what, (requestId) => recordPaper({ requestId, nodeId: id, paper: null }));
      return t.takenBack;
    });
  },

  /** Asks first, does one act at a time, says how it went and reads the list again. */
  async confirmed(asked: WechatMiniprogram.ShowModalOption, act: () => Promise<string>) {
    if (this.busy) return;
    this.busy = true;
    try {
      const { confirm } = await wx.showModal(asked);
      if (confirm) {
        wx.showToast({ icon: 'none', title: await act() });
        await this.load();
      }
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    this.busy = false;
  },
});
