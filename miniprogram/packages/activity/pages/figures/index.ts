import type { ActivityFigure, ActivityOutputs } from '../../../../../core/contract/activity';
import { type Blocked, blocked } from '../../../../pages/enter';
import { serverNow } from '../../../../services/cloud';
import { session } from '../../../../services/session';
import { textScale } from '../../../../services/text-size';
import { dayOf } from '../../../../text/dates';
import { heldFigures } from '../../services/activity';
import { routes } from '../../services/routes';
import { formatNames, seriesNames } from '../../text/activity';
import { figuresText as t } from '../../text/after';

type Found = ActivityOutputs['figures'];
/** Duties with figures; a stationed group covers several units. */
const counting = ['organiser', 'hr', 'head', 'inspector'];

function line({ key, held, families, seats, useful }: ActivityFigure, name: string) {
  const reached = t.reached(families, seats);
  const said = useful === null ? '' : t.useful(useful);
  return { key, name, held: t.held(held), reached, said, label: `${name}，${t.held(held)}，${reached}` };
}

function view({ scopeName, year, total, series, formats, quarters }: Found) {
  const cut = (title: string, lines: ActivityFigure[], nameOf: (key: string) => string) => ({
    title,
    lines: lines.map((one) => line(one, nameOf(one.key))),
  });
  return {
    ...{ scopeName, year: t.year(year), total: line(total, ''), empty: total.held === 0 },
    cuts: [
      cut(t.series, series, (key) => seriesNames[key as keyof typeof seriesNames]),
      cut(t.formats, formats, (key) => formatNames[key as keyof typeof formatNames]),
      cut(t.quarters, quarters, t.quarter),
    ],
  };
}

/** 活动数字: how many families the year's activities reached, by series, form and quarter. */
Page({
  places: [] as { id: string; name: string }[],
  scopeId: '',
  year: 0,
  data: {
    fs: textScale(),
    t: { whose: t.whose, earlier: t.earlier, later: t.later, note: t.note, none: t.none, nowhere: t.nowhere },
    names: [] as string[],
    at: 0,
    view: null as ReturnType<typeof view> | null,
    nowhere: false,
    mayLater: false,
    mayEarlier: true,
    blocked: null as Blocked | null,
  },

  onLoad() {
    this.year = this.thisYear();
    void this.load();
  },

  thisYear(): number {
    return Number(dayOf(serverNow()).slice(0, 4));
  },

  async load() {
    try {
      if (this.places.length === 0) await this.findPlaces();
      if (this.scopeId === '') return;
      const found = await heldFigures({ scopeId: this.scopeId, year: this.year });
      const years = { mayLater: this.year < this.thisYear(), mayEarlier: this.year > 2026 };
      this.setData({ view: view(found), ...years, blocked: null });
    } catch (error) {
      const what = blocked(error, routes.activityFigures);
      if (what !== undefined && this.data.view === null) this.setData({ blocked: what });
    }
  },

  async findPlaces() {
    const me = await session();
    const held = me.bound ? me.duties.filter(({ role }) => counting.includes(role)) : [];
    const found = held.flatMap(({ scope, scopeNames }) =>
      scope.ids.map((id, n) => ({ id, name: scopeNames[n] ?? '' })),
    );
    this.places = found.filter(({ id }, n) => found.findIndex((one) => one.id === id) === n);
    this.scopeId = this.places[0]?.id ?? '';
    this.setData({ names: this.places.map(({ name }) => name), nowhere: this.scopeId === '' });
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  choosePlace(event: WechatMiniprogram.PickerChange) {
    const at = Number(event.detail.value);
    this.scopeId = this.places[at]?.id ?? this.scopeId;
    this.setData({ at });
    void this.load();
  },

  chooseYear(event: WechatMiniprogram.TouchEvent) {
    this.year += Number(event.currentTarget.dataset.by);
    void this.load();
  },
});
