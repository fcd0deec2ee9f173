import type { Output } from '../../../../../core/contract';
import { type Blocked, blocked, go, routes } from '../../../../pages/enter';
import { serverNow } from '../../../../services/cloud';
import { asFault } from '../../../../services/fault';
import { spaces } from '../../../../services/helpgroup';
import { ActIds } from '../../../../services/request-id';
import { textScale } from '../../../../services/text-size';
import { clockText } from '../../../../text/dates';
import { faultText } from '../../../../text/faults';
import { type Entered, groupEntered } from '../../services/group-entered';
import { bindGroup, enterSpace, leaveSpace, space } from '../../services/helpgroup';
import { groupsText, groupText, reportText, spaceText as t } from '../../text/group';
import { cardView, dutyView } from '../cards';

const acts = new ActIds();

function view(found: Output<'helpgroup.space'>, now: number) {
  const { unitId, unitName, as, onDuty, promisedAt, keepDays, mine, open } = found;
  return {
    ...{ unitId, unitName, helps: as !== 'member', member: as === 'member' },
    duty: dutyView(onDuty),
    promise: t.promise(clockText(promisedAt)),
    keep: t.keep(keepDays),
    mine: mine.map((card) => cardView(card, now)),
    open: open.filter((card) => !card.mine).map((card) => cardView(card, now)),
    oldest: open.at(-1)?.at ?? 0,
    more: open.length === 20,
  };
}
type Shown = ReturnType<typeof view>;

/** A help group's space. Opened from the card in its WeChat group it lets the person in; whoever comes from elsewhere sees what to do. */
Page({
  unitId: '',
  entered: { kind: 'none' } as Entered,
  busy: false,
  data: {
    fs: textScale(),
    t: { ...t, promise: '', keep: '' },
    g: { onDuty: groupText.onDuty, nobody: groupText.nobody, nobodyText: groupText.nobodyText },
    report: reportText,
    view: null as Shown | null,
    outside: null as { title: string; text: string } | null,
    binding: null as { unitId: string; unitName: string } | null,
    blocked: null as Blocked | null,
  },

  onLoad(query: { unitId?: string }) {
    this.unitId = query.unitId ?? '';
    void this.start();
  },

  onShow() {
    if (this.data.view !== null) void this.load();
  },

  async start() {
    this.entered = await groupEntered();
    try {
      if (this.entered.kind === 'group') {
        const { cloudId } = this.entered;
        this.unitId = (
          await acts.run(`enter ${cloudId}`, (requestId) => enterSpace({ requestId, cloudId }))
        ).unitId;
      }
      await this.load();
    } catch (error) {
      await this.refused(error);
    }
  },

  async load() {
    try {
      this.setData({ view: view(await space({ unitId: this.unitId }), serverNow()), blocked: null });
    } catch (error) {
      if (this.data.view === null) await this.refused(error);
    }
  },

  /** Somebody from outside learns what to do, an officer is offered to bind the group; for the rest the page shows what happened. */
  async refused(error: unknown) {
    const fault = asFault(error);
    if (fault.reason === 'group-unbound') return this.unbound();
    if (fault.code === 'NOT_FOUND' || fault.code === 'INVALID') {
      const gone = this.entered.kind === 'gone';
      this.setData({
        outside: { title: gone ? t.goneTitle : t.outsideTitle, text: gone ? t.goneText : t.outsideText },
      });
      return;
    }
    const what = blocked(error, routes.helpSpace(this.unitId));
    if (what !== undefined) this.setData({ blocked: what });
  },

  async unbound() {
    try {
      const helping = (await spaces()).spaces.find(
        ({ as, unitId }) => as === 'officer' && (this.unitId === '' || unitId === this.unitId),
      );
      if (helping) this.setData({ binding: { unitId: helping.unitId, unitName: helping.unitName } });
      else this.setData({ outside: { title: t.unboundTitle, text: t.unboundText } });
    } catch (error) {
      const what = blocked(error, routes.helpSpace(this.unitId));
      if (what !== undefined) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.start();
  },

  /** The enclosure is asked for anew: it is good for some minutes. */
  async bind() {
    const { binding } = this.data;
    if (binding === null || this.busy) return;
    this.busy = true;
    const { unitId } = binding;
    try {
      const entered = await groupEntered();
      if (entered.kind === 'group') {
        const { cloudId } = entered;
        await acts.run(`bind ${cloudId}`, (requestId) => bindGroup({ requestId, unitId, cloudId }));
        wx.showToast({ icon: 'none', title: t.bound });
        this.setData({ binding: null });
        await this.start();
      }
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    this.busy = false;
  },

  async older() {
    const { view: shown } = this.data;
    if (shown === null || this.busy) return;
    this.busy = true;
    try {
      const page = view(await space({ unitId: this.unitId, before: shown.oldest }), serverNow());
      const known = new Set([...shown.open, ...shown.mine].map(({ id }) => id));
      const open = [...shown.open, ...page.open.filter(({ id }) => !known.has(id))];
      this.setData({ 'view.open': open, 'view.more': page.more, 'view.oldest': page.oldest });
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    this.busy = false;
  },

  toAsk() {
    go(routes.helpAsk(this.unitId));
  },
  toQuestion(event: WechatMiniprogram.TouchEvent) {
    go(routes.helpQuestion(String(event.currentTarget.dataset.id)));
  },
  toLibrary() {
    go(routes.helpLibrary(this.unitId));
  },
  toNotices() {
    go(routes.helpNotices(this.unitId));
  },
  toPractices() {
    go(routes.helpPractices(this.unitId));
  },
  toDesk() {
    go(routes.helpDesk(this.unitId));
  },
  toRota() {
    go(routes.helpRota(this.unitId));
  },

  leave() {
    wx.showModal({
      ...{ title: t.leaveTitle, content: t.leaveText, confirmText: t.leave, cancelText: t.cancel },
      success: ({ confirm }) => {
        if (confirm) void this.goAway();
      },
    });
  },

  async goAway() {
    const { unitId } = this;
    try {
      await acts.run(`leave ${unitId}`, (requestId) => leaveSpace({ requestId, unitId }));
      wx.showToast({ icon: 'none', title: t.left });
      wx.switchTab({ url: routes.family });
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
  },

  onShareAppMessage() {
    return { title: groupsText.cardTitle, path: routes.helpSpace(this.unitId) };
  },
});
