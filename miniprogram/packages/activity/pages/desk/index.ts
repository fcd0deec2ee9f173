import type { DeskActivity } from '../../../../../core/contract/activity';
import { type Blocked, blocked, go } from '../../../../pages/enter';
import { serverNow } from '../../../../services/cloud';
import { asFault } from '../../../../services/fault';
import { session } from '../../../../services/session';
import { textScale } from '../../../../services/text-size';
import { desk } from '../../services/activity';
import { routes } from '../../services/routes';
import { deskText as t } from '../../text/activity';
import { faultText } from '../../text/faults';
import { cardView } from '../cards';

type Shelf = 'draft' | 'ahead' | 'past';

function rowView(one: DeskActivity, now: number) {
  const { families, taken, waiting, state } = one;
  const figures = state === 'draft' ? '' : t.figures(families, taken);
  const foot = [figures, waiting > 0 ? t.waiting(waiting) : ''].filter(Boolean).join('，');
  return cardView(one, foot, now);
}

/** 主办活动: what an organiser holds for one unit or the district. */
Page({
  places: [] as { id: string; name: string }[],
  scopeId: '',
  next: null as string | null,
  data: {
    fs: textScale(),
    t: { ...t, figures: '', waiting: '' },
    names: [] as string[],
    at: 0,
    name: '',
    shelf: 'ahead' as Shelf,
    rows: null as ReturnType<typeof rowView>[] | null,
    more: false,
    nowhere: false,
    blocked: null as Blocked | null,
  },

  onShow() {
    void this.load();
  },

  async load() {
    const { shelf } = this.data;
    try {
      if (this.places.length === 0) await this.findPlaces();
      if (this.scopeId === '') return;
      const found = await desk({ scopeId: this.scopeId, shelf });
      this.next = found.next;
      const rows = found.activities.map((one) => rowView(one, serverNow()));
      this.setData({ rows, name: found.scopeName, more: found.next !== null, blocked: null });
    } catch (error) {
      const what = blocked(error, routes.activityDesk);
      if (what !== undefined && this.data.rows === null) this.setData({ blocked: what });
    }
  },

  /** Where the caller may hold activities. */
  async findPlaces() {
    const me = await session();
    const held = me.bound ? me.duties.filter(({ role }) => role === 'organiser') : [];
    this.places = held.flatMap(({ scope, scopeNames }) =>
      scope.ids.map((id, n) => ({ id, name: scopeNames[n] ?? '' })),
    );
    this.scopeId = this.places[0]?.id ?? '';
    this.setData({ names: this.places.map(({ name }) => name), nowhere: this.scopeId === '' });
  },

  async later() {
    if (this.next === null) return;
    try {
      const found = await desk({ scopeId: this.scopeId, shelf: this.data.shelf, after: this.next });
      this.next = found.next;
      const rows = found.activities.map((one) => rowView(one, serverNow()));
      this.setData({ rows: [...(this.data.rows ?? []), ...rows], more: found.next !== null });
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  choosePlace(event: WechatMiniprogram.PickerChange) {
    const at = Number(event.detail.value);
    const chosen = this.places[at];
    if (!chosen || chosen.id === this.scopeId) return;
    this.scopeId = chosen.id;
    this.setData({ at, rows: null });
    void this.load();
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    this.setData({ shelf: event.currentTarget.dataset.shelf as Shelf, rows: null });
    void this.load();
  },

  begin() {
    go(routes.activityEdit({ scopeId: this.scopeId }));
  },

  open(event: WechatMiniprogram.TouchEvent) {
    go(routes.activityRoll(event.currentTarget.dataset.id as string));
  },
});
