import type { Relation } from '../../../../../core/contract/relation';
import { routes } from '../../../../pages/enter';
import { inviteRelative } from '../../../../services/family';
import { asFault } from '../../../../services/fault';
import { ActIds } from '../../../../services/request-id';
import { textScale } from '../../../../services/text-size';
import { dayOf, dayText } from '../../../../text/dates';
import { faultText } from '../../../../text/faults';
import { inviteText } from '../../text/invite';

const acts = new ActIds();

/** Asks somebody of the family in: a name and a relation, then a card for the chat. */
Page({
  code: '',
  data: {
    fs: textScale(),
    t: inviteText,
    name: '',
    relation: '' as Relation | '',
    card: null as { title: string; until: string; send: string } | null,
    making: false,
    problem: '',
  },

  typeName(event: WechatMiniprogram.Input) {
    this.setData({ name: event.detail.value, problem: '' });
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    this.setData({ relation: event.currentTarget.dataset.value as Relation, problem: '' });
  },

  /** One act for one name and relation: a second tap asks nobody twice. */
  async make() {
    const { making, relation } = this.data;
    const name = this.data.name.trim();
    if (making || name === '' || relation === '') return;
    this.setData({ making: true, problem: '' });
    try {
      const { code, expiresAt } = await acts.run(`${name} ${relation}`, (requestId) =>
        inviteRelative({ requestId, name, relation }),
      );
      this.code = code;
      const until = inviteText.until(dayText(dayOf(expiresAt)));
      const card = { title: inviteText.ready(name), until, send: inviteText.send(name) };
      this.setData({ making: false, card });
    } catch (error) {
      this.setData({ making: false, problem: faultText(asFault(error)) });
    }
  },

  another() {
    this.code = '';
    this.setData({ card: null, name: '', relation: '' });
  },

  onShareAppMessage() {
    return { title: inviteText.cardTitle(this.data.name.trim()), path: `${routes.bind}?code=${this.code}` };
  },
});
