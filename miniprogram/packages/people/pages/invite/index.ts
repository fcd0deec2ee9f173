import type { IssuedInvitation } from '../../../../../core/contract/roster';
import { routes } from '../../../../pages/enter';
import { asFault } from '../../../../services/fault';
import { ActIds } from '../../../../services/request-id';
import { textScale } from '../../../../services/text-size';
import { dayOf, dayText } from '../../../../text/dates';
import { faultText } from '../../../../text/faults';
import { codePicture, invite, revoke } from '../../services/joining';
import { grouped, inviteText } from '../../text/joining';

const acts = new ActIds();

function cardOf({ name, code, expiresAt }: IssuedInvitation) {
  const t = inviteText;
  const shown = grouped(code);
  const labels = { codeLabel: t.codeLabel(shown), pictureLabel: t.pictureLabel(name) };
  return {
    title: t.ready(name),
    until: t.until(dayText(dayOf(expiresAt))),
    send: t.send(name),
    shown,
    ...labels,
  };
}

/** An invitation for one person: a card for the chat, a picture to be scanned, a code to be typed; the three are one and the same. */
Page({
  personId: '',
  name: '',
  issued: null as IssuedInvitation | null,
  data: {
    fs: textScale(),
    t: {
      ...inviteText,
      title: '',
      ready: '',
      until: '',
      send: '',
      cardTitle: '',
      codeLabel: '',
      pictureLabel: '',
    },
    title: '',
    card: null as ReturnType<typeof cardOf> | null,
    picture: '',
    busy: false,
    problem: '',
  },

  onLoad(query: Record<string, string | undefined>) {
    this.personId = query.personId ?? '';
    this.name = decodeURIComponent(query.name ?? '');
    this.setData({ title: inviteText.title(this.name) });
  },

  async make() {
    await this.act(async () => {
      const { personId } = this;
      const { invitation } = await acts.run(personId, (requestId) => invite({ requestId, personId }));
      this.issued = invitation;
      this.setData({ card: cardOf(invitation), picture: '' });
      void this.draw(invitation.code);
    });
  },

  /** The picture comes a moment later; without it the card and the code are enough. */
  async draw(code: string) {
    try {
      const picture = await codePicture(code);
      if (this.issued?.code === code) this.setData({ picture });
    } catch {
      this.setData({ picture: '' });
    }
  },

  copy() {
    if (!this.issued) return;
    const success = () => wx.showToast({ icon: 'none', title: inviteText.copied });
    wx.setClipboardData({ data: this.issued.code, success });
  },

  async revoke() {
    const invitationId = this.issued?.id;
    if (invitationId === undefined) return;
    await this.act(async () => {
      await acts.run(invitationId, (requestId) => revoke({ requestId, invitationId }));
      this.issued = null;
      this.setData({ card: null, picture: '' });
      wx.showToast({ icon: 'none', title: inviteText.revoked });
    });
  },

  async act(what: () => Promise<void>) {
    if (this.data.busy) return;
    this.setData({ busy: true, problem: '' });
    try {
      await what();
    } catch (error) {
      this.setData({ problem: faultText(asFault(error)) });
    }
    this.setData({ busy: false });
  },

  onShareAppMessage() {
    return { title: inviteText.cardTitle(this.name), path: `${routes.bind}?code=${this.issued?.code ?? ''}` };
  },
});
