import { routes } from '../../../../pages/enter';
import { asFault } from '../../../../services/fault';
import { ActIds } from '../../../../services/request-id';
import { textScale } from '../../../../services/text-size';
import { faultText } from '../../../../text/faults';
import { unbind } from '../../services/joining';
import { unbindText as t } from '../../text/joining';

const acts = new ActIds();

/** 换微信: HR takes an account off somebody's place at their wish, and goes on to a new invitation. */
Page({
  personId: '',
  name: '',
  data: {
    fs: textScale(),
    t: { ...t, title: '', confirmName: '' },
    title: '',
    confirmName: '',
    reason: '',
    typed: '',
    busy: false,
    done: false,
    problem: '',
  },

  onLoad(query: Record<string, string | undefined>) {
    this.personId = query.personId ?? '';
    this.name = decodeURIComponent(query.name ?? '');
    this.setData({ title: t.title(this.name), confirmName: t.confirmName(this.name) });
  },

  typeReason(event: WechatMiniprogram.Input) {
    this.setData({ reason: event.detail.value, problem: '' });
  },

  typeName(event: WechatMiniprogram.Input) {
    this.setData({ typed: event.detail.value, problem: '' });
  },

  async go() {
    const { personId } = this;
    const reason = this.data.reason.trim();
    const confirm = this.data.typed.trim();
    if (this.data.busy || reason.length < 2 || confirm === '') return;
    this.setData({ busy: true, problem: '' });
    try {
      const what = `${personId} ${reason} ${confirm}`;
      await acts.run(what, (requestId) => unbind({ requestId, personId, reason, confirm }));
      this.setData({ busy: false, done: true });
    } catch (error) {
      this.setData({ busy: false, problem: faultText(asFault(error)) });
    }
  },

  invite() {
    wx.redirectTo({ url: routes.inviteOne(this.personId, this.name) });
  },
});
