import type { Output } from '../../../../../core/contract';
import type { SpaceEntry } from '../../../../../core/contract/helpgroup';
import { type Blocked, blocked, go, routes } from '../../../../pages/enter';
import { asFault } from '../../../../services/fault';
import { spaces } from '../../../../services/helpgroup';
import { ActIds } from '../../../../services/request-id';
import { textScale } from '../../../../services/text-size';
import { dayOf, dayText } from '../../../../text/dates';
import { faultText } from '../../../../text/faults';
import { boundGroups, keepFor, unbindGroup } from '../../services/helpgroup';
import { groupText, roleNames, groupsText as t } from '../../text/group';

const acts = new ActIds();
/** Days from which a unit chooses. */
const days = [30, 90, 180, 365];

function spaceView({ unitId, unitName, as, onDuty, waiting }: SpaceEntry) {
  const helps = as !== 'member';
  return {
    ...{ unitId, unitName, helps, as: roleNames[as] },
    duty: onDuty ? `${groupText.onDuty}：${onDuty.name}` : groupText.nobody,
    waiting: helps ? t.waiting(waiting) : '',
    burns: waiting > 0,
  };
}

function houseView({ unitId, unitName, keepDays, groups }: Output<'helpgroup.groups'>) {
  return {
    ...{ unitId, unitName, keep: t.keepDays(keepDays), chosen: Math.max(0, days.indexOf(keepDays)) },
    groups: groups.map(({ id, boundAt, boundBy }) => ({
      id,
      line: t.boundOn(dayText(dayOf(boundAt)), boundBy),
    })),
  };
}

/** My help groups, and for whoever has a duty in one, the WeChat groups that belong to it. */
Page({
  busy: false,
  data: {
    fs: textScale(),
    t: { ...t, waiting: '', boundOn: '', keepDays: '' },
    days: days.map(t.keepDays),
    list: null as ReturnType<typeof spaceView>[] | null,
    houses: [] as ReturnType<typeof houseView>[],
    blocked: null as Blocked | null,
  },

  onShow() {
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  async load() {
    try {
      const found = (await spaces()).spaces;
      this.setData({ list: found.map(spaceView), blocked: null });
      const helping = found.filter(({ as }) => as !== 'member');
      const houses = await Promise.all(helping.map(({ unitId }) => boundGroups({ unitId })));
      this.setData({ houses: houses.map(houseView) });
    } catch (error) {
      const what = blocked(error, routes.helpGroups);
      if (what !== undefined && this.data.list === null) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  toSpace(event: WechatMiniprogram.TouchEvent) {
    go(routes.helpSpace(String(event.currentTarget.dataset.unit)));
  },
  toDesk(event: WechatMiniprogram.TouchEvent) {
    go(routes.helpDesk(String(event.currentTarget.dataset.unit)));
  },
  toFigures(event: WechatMiniprogram.TouchEvent) {
    go(routes.helpFigures(String(event.currentTarget.dataset.unit)));
  },
  toRota(event: WechatMiniprogram.TouchEvent) {
    go(routes.helpRota(String(event.currentTarget.dataset.unit)));
  },

  unbind(event: WechatMiniprogram.TouchEvent) {
    const { unit, group } = event.currentTarget.dataset as { unit: string; group: string };
    wx.showModal({
      ...{ title: t.unbindTitle, content: t.unbindText, confirmText: t.unbind, cancelText: t.cancel },
      success: ({ confirm }) => {
        if (confirm)
          void this.run(`unbind ${group}`, t.unbound, (requestId: string) =>
            unbindGroup({ requestId, unitId: unit, groupId: group }),
          );
      },
    });
  },

  keep(event: WechatMiniprogram.PickerChange) {
    const unitId = String(event.currentTarget.dataset.unit);
    const chosen = days[Number(event.detail.value)];
    if (chosen === undefined) return;
    void this.run(`keep ${unitId} ${chosen}`, t.kept, (requestId: string) =>
      keepFor({ requestId, unitId, days: chosen }),
    );
  },

  async run(what: string, done: string, act: (requestId: string) => Promise<unknown>) {
    if (this.busy) return;
    this.busy = true;
    try {
      await acts.run(what, act);
      wx.showToast({ icon: 'none', title: done });
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    this.busy = false;
    await this.load();
  },

  onShareAppMessage(options: WechatMiniprogram.Page.IShareAppMessageOption) {
    const unitId = String(options.target?.dataset?.unit ?? this.data.list?.[0]?.unitId ?? '');
    return { title: t.cardTitle, path: routes.helpSpace(unitId) };
  },
});
