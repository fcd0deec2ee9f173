import type { Practice } from '../../../../../core/contract/helpgroup';
import { type Blocked, blocked, routes } from '../../../../pages/enter';
import { asFault } from '../../../../services/fault';
import { ActIds } from '../../../../services/request-id';
import { textScale } from '../../../../services/text-size';
import { faultText } from '../../../../text/faults';
import { setPractices, space } from '../../services/helpgroup';
import { practicesText as t } from '../../text/library';

const acts = new ActIds();
const most = 7;
const states = Object.entries(t.states).map(([value, name]) => ({ value: value as Practice['state'], name }));

function view(practices: readonly Practice[]) {
  return practices.map(({ name, state, evidence }, index) => ({
    ...{ key: `${index}`, name, evidence, state: t.states[state] },
    tone: state === 'done' ? 'done' : state === 'doing' ? '' : 's',
  }));
}

/** A unit's own seven practices, each with its state and what shows it; officers write them. */
Page({
  unitId: '',
  data: {
    fs: textScale(),
    t: { ...t, name: '', states: '' },
    states,
    rows: null as ReturnType<typeof view> | null,
    helps: false,
    editing: null as (Practice & { key: string; label: string })[] | null,
    full: false,
    blocked: null as Blocked | null,
  },

  onLoad(query: { unitId?: string }) {
    this.unitId = query.unitId ?? '';
    void this.load();
  },

  async load() {
    try {
      const { practices, as } = await space({ unitId: this.unitId });
      this.setData({ rows: view(practices), helps: as !== 'member', blocked: null });
      if (this.data.editing === null) this.practices = practices;
    } catch (error) {
      const what = blocked(error, routes.helpPractices(this.unitId));
      if (what !== undefined && this.data.rows === null) this.setData({ blocked: what });
    }
  },
  practices: [] as Practice[],

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  edit() {
    const first: Practice = { name: '', state: 'planned', evidence: '' };
    this.show(this.practices.length > 0 ? this.practices : [first]);
  },
  show(practices: readonly Practice[]) {
    const editing = practices.map((one, index) => ({ ...one, key: `${index}`, label: t.name(index + 1) }));
    this.setData({ editing, full: practices.length >= most });
  },
  add() {
    if (this.data.editing) this.show([...this.data.editing, { name: '', state: 'planned', evidence: '' }]);
  },
  remove(event: WechatMiniprogram.TouchEvent) {
    const at = Number(event.currentTarget.dataset.index);
    if (this.data.editing) this.show(this.data.editing.filter((_, index) => index !== at));
  },
  fill(event: WechatMiniprogram.Input) {
    const { index, field } = event.currentTarget.dataset as { index: number; field: 'name' | 'evidence' };
    this.setData({ [`editing[${index}].${field}`]: event.detail.value });
  },
  choose(event: WechatMiniprogram.TouchEvent) {
    const { index, value } = event.currentTarget.dataset as { index: number; value: Practice['state'] };
    this.setData({ [`editing[${index}].state`]: value });
  },

  async keep() {
    const { unitId } = this;
    const practices = (this.data.editing ?? [])
      .map(({ name, state, evidence }) => ({ name: name.trim(), state, evidence: evidence.trim() }))
      .filter(({ name }) => name !== '');
    try {
      await acts.run(JSON.stringify(practices), (requestId) =>
        setPractices({ requestId, unitId, practices }),
      );
      wx.showToast({ icon: 'none', title: t.saved });
      this.setData({ editing: null });
      await this.load();
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
  },
});
