import { type Blocked, blocked, routes } from '../../../../pages/enter';
import { erase } from '../../../../services/account';
import { asFault, Fault } from '../../../../services/fault';
import { ActIds } from '../../../../services/request-id';
import { remember, session } from '../../../../services/session';
import { textScale } from '../../../../services/text-size';
import { faultText } from '../../../../text/faults';
import { forgetHere } from '../../services/forget-here';
import { eraseText } from '../../text/erase';

/** 删除我的一切: what goes, what stays and why, the own name typed, and one more question. */
Page({
  data: {
    fs: textScale(),
    t: eraseText,
    name: '',
    nameLabel: '',
    typed: '',
    problem: '',
    erasing: false,
    blocked: null as Blocked | null,
  },

  acts: undefined as ActIds | undefined,
  consentVersion: '',

  onLoad() {
    this.acts = new ActIds();
    void this.load();
  },

  async load() {
    try {
      const me = await session(true);
      if (!me.bound) throw new Fault('UNAUTHENTICATED', 'not-bound');
      const { name } = me.person;
      this.consentVersion = me.consentVersion;
      this.setData({ name, nameLabel: eraseText.nameLabel(name), blocked: null });
    } catch (error) {
      const what = blocked(error, routes.erase);
      if (what !== undefined) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  toTake() {
    wx.navigateBack({ fail: () => wx.redirectTo({ url: routes.take }) });
  },

  type(event: WechatMiniprogram.Input) {
    this.setData({ typed: event.detail.value.trim(), problem: '' });
  },

  ask() {
    if (this.data.erasing || this.data.typed !== this.data.name) return;
    wx.showModal({
      title: eraseText.sureTitle,
      content: eraseText.sureText,
      confirmText: eraseText.sure,
      cancelText: eraseText.keep,
      success: ({ confirm }) => {
        if (confirm) void this.go();
      },
    });
  },

  /** One request however often it is tried; then nothing of the person is left here either. */
  async go() {
    const { typed } = this.data;
    this.setData({ erasing: true, problem: '' });
    try {
      const answer = await this.acts?.run('erase', (requestId) => erase(requestId, typed));
      forgetHere();
      remember({ bound: false, consentVersion: this.consentVersion });
      wx.showModal({
        title: eraseText.doneTitle,
        content: eraseText.doneText(answer?.doneBy ?? 0),
        showCancel: false,
        confirmText: eraseText.doneClose,
        complete: () => wx.reLaunch({ url: routes.bind }),
      });
    } catch (error) {
      this.setData({ erasing: false, problem: faultText(asFault(error)) });
    }
  },
});
