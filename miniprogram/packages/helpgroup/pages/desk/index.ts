import type { Output } from '../../../../../core/contract';
import type { DeskCard } from '../../../../../core/contract/helpgroup';
import { type Blocked, blocked, go, routes } from '../../../../pages/enter';
import { serverNow } from '../../../../services/cloud';
import { asFault } from '../../../../services/fault';
import { grant } from '../../../../services/reminder';
import { ask, explainMainOff } from '../../../../services/subscribe';
import { textScale } from '../../../../services/text-size';
import { faultText } from '../../../../text/faults';
import { desk } from '../../services/helpgroup';
import { groupText, deskText as t } from '../../text/group';
import { cardView, dutyView, spanText } from '../cards';

type Found = Output<'helpgroup.desk'>;
type List = 'waiting' | 'past';

function rowView(card: DeskCard, as: Found['as'], now: number) {
  const { promisedAt, state, takenBy, mineToAnswer, step, beginning, firstAnswerAt } = card;
  const waits = !['answered', 'closed'].includes(state);
  const left = promisedAt - now;
  const over = waits ? left < 0 : firstAnswerAt !== null && firstAnswerAt > promisedAt;
  const spent = firstAnswerAt === null ? '' : spanText(firstAnswerAt - card.at);
  const time = waits ? (over ? t.over(spanText(-left)) : t.left(spanText(left))) : spent;
  const held = mineToAnswer ? t.mine : state === 'taken' && takenBy !== null ? t.answering(takenBy) : '';
  const shown = cardView(card, now);
  return {
    ...{ ...shown, time, over, held, called: waits && held === '' && step !== null ? t.called[step] : '' },
    beginning: beginning ?? '',
    hidden: beginning === null ? (as === 'leader' ? t.hiddenLeader : t.hidden) : '',
    opens: beginning !== null || as === 'officer',
    label: `${time}，${shown.label}${beginning === null ? t.hidden : ''}`,
  };
}

function view({ unitName, as, onDuty, backup, reach, questions }: Found, now: number) {
  return {
    ...{ unitName, duty: dutyView(onDuty), backup: backup ? groupText.backup(backup.name) : '' },
    warning: reach === null ? '' : t.reach[reach],
    mayAllow: reach === 'no-permission',
    rows: questions.map((card) => rowView(card, as, now)),
    oldest: questions.at(-1)?.at ?? 0,
  };
}

/** The officers' desk: what burns first on top. */
Page({
  unitId: '',
  template: '',
  timer: 0,
  data: {
    fs: textScale(),
    t: { ...t, left: '', over: '', answering: '' },
    g: { onDuty: groupText.onDuty, nobody: groupText.nobody, nobodyText: groupText.nobodyText },
    list: 'waiting' as List,
    view: null as ReturnType<typeof view> | null,
    blocked: null as Blocked | null,
  },

  onLoad(query: { unitId?: string }) {
    this.unitId = query.unitId ?? '';
  },
  onShow() {
    void this.load();
    // Seen again every half minute while it lies open: somebody else may have taken one.
    this.timer = setInterval(() => void this.load(), 30_000) as unknown as number;
  },
  onHide() {
    clearInterval(this.timer);
  },
  onUnload() {
    clearInterval(this.timer);
  },

  async load() {
    try {
      const found = await desk({ unitId: this.unitId, list: this.data.list });
      this.template = found.templates.duty;
      this.setData({ view: view(found, serverNow()), blocked: null });
    } catch (error) {
      const what = blocked(error, routes.helpDesk(this.unitId));
      if (what !== undefined && this.data.view === null) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    this.setData({ list: event.currentTarget.dataset.list as List });
    void this.load();
  },

  open(event: WechatMiniprogram.TouchEvent) {
    const { id, opens } = event.currentTarget.dataset as { id: string; opens: boolean };
    if (opens) go(routes.helpQuestion(id));
    else wx.showToast({ icon: 'none', title: t.hiddenLeader });
  },

  /** Asks inside the tap, then records the answer. */
  async allow() {
    try {
      const permission = await ask(this.template);
      if (permission === 'main-off') return explainMainOff();
      if (permission) await grant(permission);
      const allowed = permission?.answer === 'accept';
      wx.showToast({ icon: 'none', title: allowed ? t.allowed : t.notAllowed });
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    await this.load();
  },
});
