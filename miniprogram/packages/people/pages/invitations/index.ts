import type { InvitationView, IssuedInvitation, PersonView } from '../../../../../core/contract/roster';
import { type Blocked, blocked } from '../../../../pages/enter';
import { asFault } from '../../../../services/fault';
import { ActIds } from '../../../../services/request-id';
import { textScale } from '../../../../services/text-size';
import { faultText } from '../../../../text/faults';
import { invitations, inviteMany, notJoined, revoke } from '../../services/joining';
import { grouped, invitationRow, invitationsText as t } from '../../text/joining';

const acts = new ActIds();

function madeView(issued: readonly IssuedInvitation[]) {
  const rows = issued.map(({ id, name, code }) => ({ id, name, code: grouped(code) }));
  return { title: t.made(rows.length), rows };
}

/** 邀请: what became of those that were made, many made at once for whoever has not joined, and taken back. */
Page({
  known: [] as InvitationView[],
  open: [] as PersonView[],
  issued: [] as IssuedInvitation[],
  data: {
    fs: textScale(),
    t: { ...t, listed: '', chosen: '', made: '', line: '' },
    rows: null as ReturnType<typeof invitationRow>[] | null,
    many: null as { title: string; names: string; act: string; none: boolean } | null,
    made: null as ReturnType<typeof madeView> | null,
    typed: '',
    busy: false,
    blocked: null as Blocked | null,
  },

  onLoad() {
    void this.load();
  },

  async load() {
    try {
      this.known = (await invitations()).invitations;
      // Whoever was asked again is shown as it stands now.
      const latest = new Map([...this.known].reverse().map((one) => [one.personId, one]));
      const rows = this.known.filter((one) => latest.get(one.personId)?.id === one.id);
      this.setData({ rows: rows.map(invitationRow), blocked: null });
    } catch (error) {
      const what = blocked(error);
      if (what !== undefined && this.data.rows === null) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  look() {
    void this.act(async () => {
      const waiting = this.known.filter(({ state }) => state === 'waiting').map((one) => one.personId);
      this.open = await notJoined(new Set(waiting));
      const { length } = this.open;
      const names = this.open.map(({ name }) => name).join('、');
      const many = { title: t.listed(length), names, act: t.chosen(length), none: length === 0 };
      this.setData({ many, typed: '' });
    });
  },

  type(event: WechatMiniprogram.Input) {
    this.setData({ typed: event.detail.value });
  },

  make() {
    const confirm = this.data.typed.trim();
    const personIds = this.open.map(({ id }) => id);
    if (confirm === '' || personIds.length === 0) return;
    void this.act(async () => {
      const made = await acts.run(`${personIds} ${confirm}`, (requestId) =>
        inviteMany({ requestId, personIds, confirm }),
      );
      this.issued = made.invitations;
      this.setData({ made: madeView(made.invitations), many: null });
      await this.load();
    });
  },

  copyAll() {
    const data = this.issued.map(({ name, code }) => t.line(name, code)).join('\n');
    wx.setClipboardData({ data, success: () => wx.showToast({ icon: 'none', title: t.copied }) });
  },

  revoke(event: WechatMiniprogram.TouchEvent) {
    const invitationId = String(event.currentTarget.dataset.id);
    void this.act(async () => {
      await acts.run(invitationId, (requestId) => revoke({ requestId, invitationId }));
      wx.showToast({ icon: 'none', title: t.revoked });
      await this.load();
    });
  },

  async act(what: () => Promise<void>) {
    if (this.data.busy) return;
    this.setData({ busy: true });
    try {
      await what();
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    this.setData({ busy: false });
  },
});
