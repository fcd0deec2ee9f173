import type { RoleScope, RoleWord, UnitView } from '../../../../../core/contract/roster';
import { routes } from '../../../../pages/enter';
import { serverNow } from '../../../../services/cloud';
import { asFault } from '../../../../services/fault';
import { ActIds } from '../../../../services/request-id';
import { people, units } from '../../../../services/roster';
import { textScale } from '../../../../services/text-size';
import { dayOf, dayText } from '../../../../text/dates';
import { dutyName } from '../../../../text/duties';
import { faultText } from '../../../../text/faults';
import { endRole, grantRole, placesOf, scopesOf } from '../../services/roles';
import { roleText as t } from '../../text/roles';

const acts = new ActIds();
/** A pause in typing after which is searched, ms, and how many are offered. */
const typing = { pause: 300, offered: 5 };
const duties = (Object.keys(scopesOf) as RoleWord[]).map((value) => ({ value, name: dutyName[value] }));

type Someone = { id: string; name: string; note: string };

/** One duty: given to somebody for a place and a period, or ended and handed over. */
Page({
  roleId: '',
  tree: [] as UnitView[],
  timer: 0 as ReturnType<typeof setTimeout> | 0,
  asked: 0,
  data: {
    fs: textScale(),
    t: { ...t, endTitle: '', confirmName: '' },
    title: t.grantTitle,
    ends: false,
    done: false,
    duties,
    role: 'head' as RoleWord,
    kinds: [] as { value: RoleScope['kind']; name: string }[],
    kind: 'unit' as RoleScope['kind'],
    several: false,
    places: [] as { id: string; name: string }[],
    chosen: {} as Record<string, boolean>,
    placeShown: '',
    person: null as Someone | null,
    offer: null as Someone[] | null,
    search: '',
    days: { from: '', until: '' },
    shownDays: { from: t.today, until: t.open },
    today: '',
    confirmName: '',
    typed: '',
    busy: false,
    problem: '',
  },

  onLoad(query: Record<string, string | undefined>) {
    const role = duties.find(({ value }) => value === query.role)?.value ?? 'head';
    const name = decodeURIComponent(query.name ?? '');
    this.roleId = query.roleId ?? '';
    this.setData({ today: dayOf(serverNow()) });
    this.showRole(role);
    if (query.unitId) this.setData({ chosen: { [query.unitId]: true } });
    if (this.roleId !== '')
      this.setData({ ends: true, title: t.endTitle(dutyName[role], name), confirmName: t.confirmName(name) });
    void this.load();
  },

  onUnload() {
    if (this.timer) clearTimeout(this.timer);
  },

  async load() {
    try {
      this.tree = (await units()).units.filter(({ within, closed }) => within && !closed);
      this.showPlaces();
    } catch (error) {
      this.setData({ problem: faultText(asFault(error)) });
    }
  },

  showRole(role: RoleWord) {
    const kinds = scopesOf[role].map((value) => ({ value, name: t.scopeKinds[value] }));
    this.setData({ role, kinds });
    this.showKind(scopesOf[role][0] ?? 'unit');
  },

  showKind(kind: RoleScope['kind']) {
    this.setData({ kind, several: placesOf[kind].several, problem: '' });
    this.showPlaces();
  },

  /** Places that fit; a section is told by its unit too. */
  showPlaces() {
    const wanted = placesOf[this.data.kind].kind;
    const names = new Map(this.tree.map(({ id, name }) => [id, name]));
    const places = this.tree
      .filter(({ kind }) => kind === wanted)
      .map(({ id, name, parentId }) => ({
        id,
        name: wanted === 'section' ? [names.get(parentId ?? ''), name].filter(Boolean).join(' · ') : name,
      }));
    const there = places.filter(({ id }) => this.data.chosen[id]);
    const only = there.length > 0 ? there : places.length === 1 ? places : [];
    const chosen = Object.fromEntries(only.map(({ id }) => [id, true]));
    this.setData({ places, chosen, placeShown: only.map(({ name }) => name).join('、') });
  },

  chooseRole(event: WechatMiniprogram.TouchEvent) {
    this.setData({ chosen: {} });
    this.showRole(event.currentTarget.dataset.value as RoleWord);
  },

  chooseKind(event: WechatMiniprogram.TouchEvent) {
    this.setData({ chosen: {} });
    this.showKind(event.currentTarget.dataset.value as RoleScope['kind']);
  },

  choosePlace(event: WechatMiniprogram.PickerChange) {
    const place = this.data.places[Number(event.detail.value)];
    if (place) this.setData({ chosen: { [place.id]: true }, placeShown: place.name });
  },

  turnPlace(event: WechatMiniprogram.TouchEvent) {
    const id = String(event.currentTarget.dataset.id);
    this.setData({ chosen: { ...this.data.chosen, [id]: !this.data.chosen[id] } });
  },

  type(event: WechatMiniprogram.Input) {
    const search = event.detail.value;
    this.setData({ search });
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.find(search.trim()), typing.pause);
  },

  async find(search: string) {
    const mine = ++this.asked;
    if (search === '') return this.setData({ offer: null });
    try {
      const names = new Map(this.tree.map(({ id, name }) => [id, name]));
      const found = (await people({ search })).people.slice(0, typing.offered);
      if (mine !== this.asked) return;
      const offer = found.map((one) => ({
        id: one.id,
        name: one.name,
        note: [names.get(one.unitId), one.position].filter(Boolean).join(' · '),
      }));
      this.setData({ offer });
    } catch (error) {
      if (mine === this.asked) this.setData({ problem: faultText(asFault(error)) });
    }
  },

  choosePerson(event: WechatMiniprogram.TouchEvent) {
    const person = this.data.offer?.find(({ id }) => id === event.currentTarget.dataset.id) ?? null;
    if (person) this.setData({ person, offer: null, confirmName: t.confirmName(person.name), typed: '' });
  },

  clearPerson() {
    this.setData({ person: null, search: '', typed: '' });
  },

  chooseDay(event: WechatMiniprogram.PickerChange) {
    const field = event.currentTarget.dataset.field as 'from' | 'until';
    const day = String(event.detail.value);
    this.setData({ [`days.${field}`]: day, [`shownDays.${field}`]: dayText(day) });
  },

  typeName(event: WechatMiniprogram.Input) {
    this.setData({ typed: event.detail.value, problem: '' });
  },

  async grant() {
    const { role, kind, person, days, places, chosen } = this.data;
    const ids = places.filter(({ id }) => chosen[id]).map(({ id }) => id);
    const confirm = this.data.typed.trim();
    if (!person || ids.length === 0 || confirm === '') return this.setData({ problem: t.missing });
    const period = { ...(days.from && { fromDay: days.from }), ...(days.until && { untilDay: days.until }) };
    const what = { personId: person.id, role, scope: { kind, ids }, ...period, confirm };
    await this.act(async () => {
      await acts.run(JSON.stringify(what), (requestId) => grantRole({ requestId, ...what }));
      wx.showToast({ icon: 'none', title: t.granted });
      wx.navigateBack({ fail: () => wx.redirectTo({ url: routes.roles }) });
    });
  },

  async end() {
    const { roleId } = this;
    const confirm = this.data.typed.trim();
    if (confirm === '') return this.setData({ problem: t.missing });
    await this.act(async () => {
      await acts.run(`${roleId} ${confirm}`, (requestId) => endRole({ requestId, roleId, confirm }));
      this.setData({ done: true });
    });
  },

  /** The same duty at the same place, for somebody else. */
  handOver() {
    this.roleId = '';
    this.setData({ ends: false, done: false, title: t.grantTitle, typed: '', confirmName: '' });
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
});
