import type { Input } from '../../../../../core/contract';
import { correctEvent, decideEvent, enterEvent, places } from '../../../../services/career';
import { serverNow } from '../../../../services/cloud';
import { asFault } from '../../../../services/fault';
import { ActIds } from '../../../../services/request-id';
import { session } from '../../../../services/session';
import { textScale } from '../../../../services/text-size';
import { dayOf, dayText } from '../../../../text/dates';
import { faultText } from '../../../../text/faults';
import { kindName, eventText as t } from '../../text/career';
import { choices, type Kind, kinds, leads, type Mode, wordsOf } from './view';

const acts = new ActIds();

/** One entry of the ledger as HR writes it: entered, confirmed as it really was, or put right. */
Page({
  mode: 'enter' as Mode,
  id: '',
  busy: false,
  places: [] as Parameters<typeof choices>[0],
  data: {
    fs: textScale(),
    t: { ...t, enterTitle: '', confirmTitle: '', correctTitle: '', confirmName: '' },
    kinds,
    words: { title: '', save: '' },
    /** Whether the kind is chosen here; it stands already when an entry is confirmed or corrected. */
    choosesKind: true,
    corrects: false,
    entry: false,
    kind: 'rotation' as Kind,
    kindShown: '',
    leads: true,
    day: '',
    dayShown: '',
    today: '',
    units: [] as { id: string; name: string }[],
    sections: [] as { id: string; name: string }[],
    unitId: '',
    unitShown: '',
    sectionId: '',
    sectionShown: t.noSection,
    position: '',
    note: '',
    reason: '',
    name: '',
    typedName: '',
    confirmName: '',
  },

  onLoad(query: Record<string, string | undefined>) {
    const { personId, eventId, day, kind } = query;
    this.mode = (query.mode ?? 'enter') as Mode;
    this.id = eventId ?? personId ?? '';
    const name = decodeURIComponent(query.name ?? '');
    const today = dayOf(serverNow());
    this.setData({
      words: wordsOf(this.mode, name),
      choosesKind: this.mode === 'enter',
      corrects: this.mode === 'correct',
      entry: kind === 'entry',
      ...{ name, today, confirmName: t.confirmName(name) },
      ...{ day: day ?? today, dayShown: dayText(day ?? today) },
    });
    this.showKind((kind ?? 'rotation') as Kind);
    void this.load();
  },

  /** Places are asked for at once, so that choosing waits for nothing; the unit that HR keeps is chosen already, most moves stay in it. */
  async load() {
    try {
      const [me, found] = await Promise.all([session(), places()]);
      this.places = found.places;
      const kept = me.bound ? me.duties.find(({ role }) => role === 'hr')?.scope.ids[0] : undefined;
      const unit = this.places.find(({ id }) => id === kept);
      this.setData({
        ...choices(this.places, unit?.id ?? ''),
        ...(unit && { unitId: unit.id, unitShown: unit.name }),
      });
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
  },

  showKind(kind: Kind) {
    this.setData({ kind, kindShown: kindName[kind], leads: leads(kind) });
  },

  chooseKind(event: WechatMiniprogram.TouchEvent) {
    this.showKind(event.currentTarget.dataset.kind as Kind);
  },

  chooseDay(event: WechatMiniprogram.PickerChange) {
    const day = String(event.detail.value);
    this.setData({ day, dayShown: dayText(day) });
  },

  chooseUnit(event: WechatMiniprogram.PickerChange) {
    const unit = this.data.units[Number(event.detail.value)];
    if (!unit) return;
    const { sections } = choices(this.places, unit.id);
    this.setData({
      unitId: unit.id,
      unitShown: unit.name,
      sections,
      sectionId: '',
      sectionShown: t.noSection,
    });
  },

  chooseSection(event: WechatMiniprogram.PickerChange) {
    const section = this.data.sections[Number(event.detail.value)];
    if (section) this.setData({ sectionId: section.id, sectionShown: section.name });
  },

  type(event: WechatMiniprogram.Input) {
    this.setData({ [String(event.currentTarget.dataset.field)]: event.detail.value });
  },

  save() {
    const { kind, day, unitId, sectionId, position, note, reason, typedName } = this.data;
    const at = position.trim();
    if (leads(kind) && (unitId === '' || at === '')) return this.say(t.missing);
    if (this.mode === 'correct' && reason.trim().length < 2) return this.say(t.missing);
    const to = leads(kind) ? { to: { unitId, sectionId: sectionId || null, position: at } } : {};
    if (this.mode === 'correct') return this.correct({ day, ...to }, t.saved);
    if (this.mode === 'confirm')
      return this.send({ eventId: this.id, decision: 'confirm' as const, day, ...to }, decideEvent, t.saved);
    const rest = { note: note.trim(), ...(kind === 'leaving' && { confirm: typedName.trim() }) };
    return this.send({ personId: this.id, kind, day, ...to, ...rest }, enterEvent, t.saved);
  },

  /** It never happened at all. */
  remove() {
    if (this.data.reason.trim().length < 2) return this.say(t.missing);
    return this.correct(null, t.removed);
  },

  correct(instead: Input<'roster.correctEvent'>['instead'], done: string) {
    const what = { eventId: this.id, reason: this.data.reason.trim(), instead };
    return this.send(what, correctEvent, done);
  },

  async send<W extends object>(
    what: W,
    act: (input: W & { requestId: string }) => Promise<unknown>,
    done: string,
  ) {
    if (this.busy) return;
    this.busy = true;
    try {
      await acts.run(JSON.stringify(what), (requestId) => act({ ...what, requestId }));
      this.say(done);
      wx.navigateBack();
    } catch (error) {
      this.say(faultText(asFault(error)));
    }
    this.busy = false;
  },

  say(title: string) {
    wx.showToast({ icon: 'none', title });
  },
});
