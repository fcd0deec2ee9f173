import type { CadreRuleView } from '../../../../../core/contract/cadre-rule';
import { type Blocked, blocked } from '../../../../pages/enter';
import { asFault } from '../../../../services/fault';
import { ActIds } from '../../../../services/request-id';
import { textScale } from '../../../../services/text-size';
import { dayOf, dayText } from '../../../../text/dates';
import { faultText } from '../../../../text/faults';
import { cadreRule, setCadreRule } from '../../services/roles';
import { youngText as t } from '../../text/roles';

const acts = new ActIds();
type Way = CadreRuleView['rule']['by'];

function view({ rule, ordered, districtName, marking, cadres }: CadreRuleView & { cadres?: number }) {
  const far = marking && (marking.ended === null ? t.marking : t.marked)(marking.seen);
  return {
    says: t.says(rule.by, 'years' in rule ? rule.years : 0),
    ordered: ordered ? t.orderedBy(ordered.by, dayText(dayOf(ordered.at))) : t.usual,
    confirmName: t.confirmName(districtName),
    stands: [cadres === undefined ? '' : t.cadres(cadres), far ?? ''].filter(Boolean).join('。'),
  };
}

/** 年轻干部: who counts as one in the district, and by which document. */
Page({
  districtId: '',
  data: {
    fs: textScale(),
    t: { ...t, confirmName: '', says: '', orderedBy: '', cadres: '', marking: '', marked: '' },
    view: null as ReturnType<typeof view> | null,
    by: 'age' as Way,
    years: '',
    yearsName: t.years.age,
    ordered: '',
    typed: '',
    busy: false,
    problem: '',
    blocked: null as Blocked | null,
  },

  onLoad() {
    void this.load();
  },

  async load() {
    try {
      this.show(await cadreRule());
    } catch (error) {
      const what = blocked(error);
      if (what !== undefined) this.setData({ blocked: what });
    }
  },

  show(known: CadreRuleView) {
    this.districtId = known.districtId;
    const { rule } = known;
    this.setData({ view: view(known), years: 'years' in rule ? String(rule.years) : '', blocked: null });
    this.showWay(rule.by);
  },

  showWay(by: Way) {
    this.setData({ by, yearsName: by === 'list' ? '' : t.years[by], problem: '' });
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  choose(event: WechatMiniprogram.TouchEvent) {
    this.showWay(event.currentTarget.dataset.value as Way);
  },

  type(event: WechatMiniprogram.Input) {
    this.setData({ [String(event.currentTarget.dataset.field)]: event.detail.value, problem: '' });
  },

  async save() {
    const { by, years, busy } = this.data;
    const orderedBy = this.data.ordered.trim();
    const confirm = this.data.typed.trim();
    const rule = by === 'list' ? { by } : { by, years: Number.parseInt(years, 10) || 0 };
    if (busy) return;
    this.setData({ busy: true, problem: '' });
    try {
      const what = { districtId: this.districtId, ...rule, orderedBy, confirm };
      const known = await acts.run(JSON.stringify(what), (requestId) => setCadreRule({ requestId, ...what }));
      this.show(known);
      this.setData({ ordered: '', typed: '' });
      wx.showToast({ icon: 'none', title: t.saved });
    } catch (error) {
      this.setData({ problem: faultText(asFault(error)) });
    }
    this.setData({ busy: false });
  },
});
