import { type Blocked, blocked, go, routes } from '../../../../pages/enter';
import { session } from '../../../../services/session';
import { textScale } from '../../../../services/text-size';
import { roles } from '../../services/roles';
import { roleRow, rolesText as t, vacancyRow } from '../../text/roles';

type Known = Awaited<ReturnType<typeof roles>>;

/** Rows that are drawn at once: a district has thousands. */
const step = 60;

function view({ roles: all, vacancies }: Known, shown: number, withEnded: boolean) {
  const rows = all.map(roleRow).filter(({ ended }) => withEnded || !ended);
  const more = rows.length - shown;
  return {
    vacancies: vacancies.slice(0, shown).map(vacancyRow),
    rows: rows.slice(0, shown),
    more: Math.max(more, vacancies.length - shown) > 0 ? t.more(step) : '',
    ended: all.some(({ state }) => state === 'ended') && !withEnded,
  };
}

/** 职责: what is vacant, who holds what, and for the administrator giving and ending it. */
Page({
  known: null as Known | null,
  shown: step,
  withEnded: false,
  data: {
    fs: textScale(),
    t: { ...t, more: '' },
    view: null as ReturnType<typeof view> | null,
    may: false,
    blocked: null as Blocked | null,
  },

  onShow() {
    void this.load();
  },

  async load() {
    try {
      const [me, known] = await Promise.all([session(), roles()]);
      this.known = known;
      this.setData({
        may: me.bound && me.duties.some(({ role }) => role === 'administrator'),
        blocked: null,
      });
      this.draw();
    } catch (error) {
      const what = blocked(error);
      if (what !== undefined && this.data.view === null) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  draw() {
    if (this.known) this.setData({ view: view(this.known, this.shown, this.withEnded) });
  },

  more() {
    this.shown += step;
    this.draw();
  },

  showEnded() {
    this.withEnded = true;
    this.draw();
  },

  grant() {
    go(routes.role({}));
  },

  fill(event: WechatMiniprogram.TouchEvent) {
    const { unit, role } = event.currentTarget.dataset as { unit: string; role: string };
    go(routes.role({ unitId: unit, role }));
  },

  open(event: WechatMiniprogram.TouchEvent) {
    const one = this.known?.roles.find(({ id }) => id === event.currentTarget.dataset.id);
    if (!this.data.may || !one || one.state === 'ended') return;
    const { id, role, personName } = one;
    const [unitId = ''] = one.scope.ids.length === 1 ? one.scope.ids : [];
    go(routes.role({ roleId: id, role, name: personName, unitId }));
  },
});
