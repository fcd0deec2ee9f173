import { home, leaveWithEverything, removeMember } from '../../services/family';
import { asFault } from '../../services/fault';
import { ActIds } from '../../services/request-id';
import { session } from '../../services/session';
import { textScale } from '../../services/text-size';
import { familyText as t } from '../../text/family';
import { faultText } from '../../text/faults';
import { type Blocked, blocked, go, routes } from '../enter';
import { type Face, type FamilyView, familyView } from './view';

const acts = new ActIds();
type Act = (requestId: string) => Promise<unknown>;

/** 家庭: who belongs to it, and the six things of the year. */
Page({
  busy: false,
  data: { fs: textScale(), t, view: null as FamilyView | null, blocked: null as Blocked | null },

  onShow() {
    void this.load();
  },

  async onPullDownRefresh() {
    await this.load();
    wx.stopPullDownRefresh();
  },

  /** A page that already shows a family keeps it when the reading fails. */
  async load() {
    try {
      this.setData({ view: familyView(await home()), blocked: null });
    } catch (error) {
      const what = blocked(error);
      if (what !== undefined && this.data.view === null) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  toInvite() {
    go(routes.familyInvite);
  },

  toActivities() {
    go(routes.activities);
  },

  toThing(event: WechatMiniprogram.TouchEvent) {
    go(routes.familyThing(event.currentTarget.dataset.kind as string));
  },

  /** Somebody's own leaving, or what a cadre does about somebody; for the rest a face is a face. */
  async touch(event: WechatMiniprogram.TouchEvent) {
    const face = this.data.view?.faces.find(({ id }) => id === event.currentTarget.dataset.id);
    if (!face) return;
    const me = await session().catch(() => undefined);
    const relative = me?.bound === true && me.person.relative;
    if (face.me && relative) this.askLeaveWithEverything(face);
    else if (face.mayRemove) this.askRemove(face);
  },

  askRemove({ id, name, me, joined }: Face) {
    const [title, content, confirmText] = me
      ? [t.leaveTitle, t.leaveText, t.leave]
      : joined
        ? [t.removeTitle(name), t.removeText, t.remove]
        : [t.takeBackTitle(name), t.takeBackText, t.takeBack];
    this.ask({ title, content, confirmText }, `remove ${id}`, (requestId) =>
      removeMember({ requestId, memberId: id }),
    );
  },

  askLeaveWithEverything({ name }: Face) {
    const question = { title: t.leaveTitle, content: t.leaveAllText, confirmText: t.leave };
    this.ask(question, 'leave', (requestId) => leaveWithEverything({ requestId, confirm: name }));
  },

  ask(question: { title: string; content: string; confirmText: string }, what: string, act: Act) {
    wx.showModal({
      ...question,
      cancelText: t.cancel,
      success: ({ confirm }) => {
        if (confirm) void this.run(what, act);
      },
    });
  },

  async run(what: string, act: Act) {
    if (this.busy) return;
    this.busy = true;
    try {
      await acts.run(what, act);
      wx.showToast({ icon: 'none', title: t.done });
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    this.busy = false;
    await this.load();
  },
});
