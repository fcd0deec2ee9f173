import type { Settings } from '../../../../../core/contract/reminder';
import { type Blocked, blocked, routes } from '../../../../pages/enter';
import { asFault } from '../../../../services/fault';
import { grant, prefer, settings } from '../../../../services/reminder';
import { newRequestId } from '../../../../services/request-id';
import { ask, explainMainOff, mainSwitch } from '../../../../services/subscribe';
import { textScale } from '../../../../services/text-size';
import { faultText } from '../../../../text/faults';
import { settingsText } from '../../text/settings';
import { settingsView } from './view';

type Topic = Settings['off'][number];

Page({
  data: {
    fs: textScale(),
    t: { ...settingsText, left: '', hour: '' },
    view: null as ReturnType<typeof settingsView> | null,
    blocked: null as Blocked | null,
  },
  known: undefined as Settings | undefined,
  main: undefined as boolean | undefined,
  saving: false,

  onLoad() {
    void this.load();
  },

  onShow() {
    if (this.data.view !== null || this.data.blocked !== null) void this.load();
  },

  async load() {
    try {
      [this.known, this.main] = await Promise.all([settings(), mainSwitch()]);
      this.show();
    } catch (error) {
      const what = blocked(error, routes.reminderSettings);
      if (what !== undefined && this.data.view === null) this.setData({ blocked: what });
    }
  },

  show() {
    if (this.known) this.setData({ view: settingsView(this.known, this.main), blocked: null });
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  /** Asks inside the tap, then records the answer. */
  async add(event: WechatMiniprogram.TouchEvent) {
    try {
      const permission = await ask(String(event.currentTarget.dataset.template));
      if (permission === 'main-off') {
        explainMainOff();
        return await this.load();
      }
      if (permission !== undefined) await grant(permission);
      const title = permission?.answer === 'accept' ? settingsText.added : settingsText.notAdded;
      wx.showToast({ icon: 'none', title });
      await this.load();
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
  },

  toggle(event: WechatMiniprogram.TouchEvent) {
    const topic = String(event.currentTarget.dataset.topic) as Topic;
    const off = this.known?.off ?? [];
    const next = off.includes(topic) ? off.filter((one) => one !== topic) : [...off, topic];
    void this.save({ off: next });
  },

  chooseEvening(event: WechatMiniprogram.TouchEvent) {
    if (this.known)
      void this.save({ night: { ...this.known.night, from: Number(event.currentTarget.dataset.hour) } });
  },

  chooseMorning(event: WechatMiniprogram.TouchEvent) {
    if (this.known)
      void this.save({ night: { ...this.known.night, until: Number(event.currentTarget.dataset.hour) } });
  },

  /** Shows the choice at once, and takes it back when it cannot be kept. */
  async save(part: Partial<Pick<Settings, 'off' | 'night'>>) {
    if (!this.known || this.saving) return;
    const before = this.known;
    this.saving = true;
    this.known = { ...before, ...part };
    this.show();
    try {
      const { off, night } = this.known;
      const kept = await prefer({ requestId: newRequestId(), off, night });
      this.known = { ...this.known, ...kept };
    } catch (error) {
      this.known = before;
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    this.saving = false;
    this.show();
  },

  openSetting() {
    wx.openSetting({ withSubscriptions: true, complete: () => void this.load() });
  },
});
