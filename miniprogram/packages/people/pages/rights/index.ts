import { type Blocked, blocked, go, routes } from '../../../../pages/enter';
import { asFault } from '../../../../services/fault';
import { ActIds } from '../../../../services/request-id';
import { session } from '../../../../services/session';
import { textScale } from '../../../../services/text-size';
import { faultText } from '../../../../text/faults';
import { consent, held } from '../../services/rights';
import { consentRow, rightsText as t } from '../../text/rights';

const acts = new ActIds();

/** Where each right is used. */
const pageOf: Readonly<Record<(typeof t.rights)[number]['key'], string>> = {
  held: routes.held,
  correction: routes.voice('correction'),
  take: routes.take,
  objection: routes.voice('objection'),
  looks: routes.auditMine,
  erase: routes.erase,
};

function consentsView(rows: Parameters<typeof consentRow>[0][]) {
  return rows.map((row) => {
    const one = consentRow(row);
    const own = one.purpose === 'reminders';
    const act = own ? (one.stands ? t.withdraw : t.give) : '';
    const why = own ? t.reminderNote : one.purpose === 'family' ? t.familyNote : t.neededNote;
    return { ...one, act, why, label: t.label(one.name, act) };
  });
}

/** 我的权利: each right with where it is used and by when it is answered; consent by purpose, given and withdrawn here. */
Page({
  version: '',
  data: {
    fs: textScale(),
    t: { ...t, label: '' },
    consents: null as ReturnType<typeof consentsView> | null,
    busy: false,
    blocked: null as Blocked | null,
  },

  onLoad() {
    void this.load();
  },

  async load() {
    try {
      const [me, { parts }] = await Promise.all([session(), held()]);
      this.version = me.consentVersion;
      const rows = parts.find(({ kind }) => kind === 'consents')?.rows ?? [];
      this.setData({ consents: consentsView(rows), blocked: null });
    } catch (error) {
      const what = blocked(error, routes.rights);
      if (what !== undefined && this.data.consents === null) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  open(event: WechatMiniprogram.TouchEvent) {
    go(pageOf[event.currentTarget.dataset.key as keyof typeof pageOf]);
  },

  async turn() {
    const one = this.data.consents?.find(({ purpose }) => purpose === 'reminders');
    if (!one || this.data.busy) return;
    const { version } = this;
    const answer = one.stands ? 'withdraw' : 'give';
    this.setData({ busy: true });
    try {
      await acts.run(`${answer} ${version}`, (requestId) =>
        consent({ requestId, purpose: 'reminders', answer, version }),
      );
      wx.showToast({ icon: 'none', title: one.stands ? t.withdrawn : t.given });
      await this.load();
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    this.setData({ busy: false });
  },
});
