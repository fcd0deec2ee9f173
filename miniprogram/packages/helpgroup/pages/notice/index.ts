import type { Output } from '../../../../../core/contract';
import { type Blocked, blocked, go, routes } from '../../../../pages/enter';
import { asFault } from '../../../../services/fault';
import { ActIds } from '../../../../services/request-id';
import { textScale } from '../../../../services/text-size';
import { dayOf, dayText } from '../../../../text/dates';
import { faultText } from '../../../../text/faults';
import { groupEntered } from '../../services/group-entered';
import { enterSpace, notice, removeNotice } from '../../services/helpgroup';
import { spaceText } from '../../text/group';
import { noticeKindNames, noticeText as t } from '../../text/notices';

const acts = new ActIds();

function view(found: Output<'helpgroup.notice'>) {
  const { unitId, unitName, as, kind, title, text, source, at, reads, quiz } = found;
  return {
    ...{ unitId, title, text, helps: as !== 'member' },
    foot: `${noticeKindNames[kind]} · ${unitName} · ${dayText(dayOf(at))}`,
    source: source === '' ? '' : t.source(source),
    reads: reads === null ? '' : t.reads(reads),
    quiz: quiz.map((one, index) => ({ ...one, key: `${index}`, chosen: -1, said: '' })),
  };
}

/** One notice of a space, opened from its card in the group or from the list. What somebody answers under it stays on the phone. */
Page({
  noticeId: '',
  busy: false,
  data: {
    fs: textScale(),
    t: { ...t, wrong: '', source: '', reads: '' },
    view: null as ReturnType<typeof view> | null,
    outside: null as { title: string; text: string } | null,
    blocked: null as Blocked | null,
  },

  onLoad(query: { noticeId?: string }) {
    this.noticeId = query.noticeId ?? '';
    void this.start();
  },

  /** Whoever comes from the card in the group is let in first, as by the card of the space. */
  async start() {
    try {
      const entered = await groupEntered();
      if (entered.kind === 'group') {
        const { cloudId } = entered;
        await acts.run(`enter ${cloudId}`, (requestId) => enterSpace({ requestId, cloudId }));
      }
    } catch {
      // Who is not let in may be inside already; whether they may read it, the notice itself says.
    }
    await this.load();
  },

  async load() {
    try {
      this.setData({ view: view(await notice({ noticeId: this.noticeId })), blocked: null });
    } catch (error) {
      const { code } = asFault(error);
      if (code === 'NOT_FOUND' || code === 'INVALID')
        return this.setData({ outside: { title: spaceText.outsideTitle, text: spaceText.outsideText } });
      const what = blocked(error, routes.helpNotice(this.noticeId));
      if (what !== undefined) this.setData({ blocked: what });
    }
  },
  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    const { at, index } = event.currentTarget.dataset as { at: number; index: number };
    const item = this.data.view?.quiz[at];
    if (!item) return;
    const said = index === item.right ? t.right : t.wrong(item.choices[item.right] ?? '');
    this.setData({ [`view.quiz[${at}].chosen`]: index, [`view.quiz[${at}].said`]: `${said}${item.why}` });
  },

  toAsk() {
    go(routes.helpAsk(this.data.view?.unitId ?? ''));
  },

  remove() {
    wx.showModal({
      ...{ title: t.removeTitle, content: t.removeText, confirmText: t.remove, cancelText: t.cancel },
      success: ({ confirm }) => {
        if (confirm) void this.takeOut();
      },
    });
  },
  async takeOut() {
    const { noticeId, busy } = this;
    const unitId = this.data.view?.unitId ?? '';
    if (busy) return;
    this.busy = true;
    try {
      await acts.run('remove', (requestId) => removeNotice({ requestId, unitId, noticeId }));
      wx.showToast({ icon: 'none', title: t.removed });
      wx.redirectTo({ url: routes.helpNotices(unitId) });
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    this.busy = false;
  },

  onShareAppMessage() {
    return { title: this.data.view?.title ?? '', path: routes.helpNotice(this.noticeId) };
  },
});
