import { type Blocked, blocked } from '../../../../pages/enter';
import { asFault } from '../../../../services/fault';
import { pairs, setRules } from '../../../../services/mentor';
import { newRequestId } from '../../../../services/request-id';
import { session } from '../../../../services/session';
import { textScale } from '../../../../services/text-size';
import { dayText } from '../../../../text/dates';
import { faultText } from '../../../../text/faults';
import { pairsText as t } from '../../text/mentor';
import { pairWord } from '../../text/mentoring';

type Known = Awaited<ReturnType<typeof pairs>>;

function view({ counts, rules, pairs: rows, mentors, more }: Known, mayChange: boolean) {
  return {
    mayChange,
    counts: (['none', 'quiet', 'fine'] as const).map((state) => ({
      state,
      text: t[state],
      count: String(counts[state]),
      tone: state === 'fine' || counts[state] === 0 ? '' : 'warn',
    })),
    counted: t.counted(counts.none + counts.quiet + counts.fine),
    rule: t.rule(rules.mostMentees, rules.quietDays),
    by: t.by(rules.setBy ?? ''),
    document: t.document(rules.orderedBy),
    mentors: mentors.map(({ id, name, mentees }) => ({ id, name, load: t.load(mentees) })),
    rows: rows.map(({ cadreId: id, cadreName: name, sectionName, mentor, lastContactDay, state }) => {
      const word = pairWord[state];
      const line = mentor
        ? `${t.mentor(mentor.name)} · ${t.contact(lastContactDay ? dayText(lastContactDay) : '')}`
        : '';
      return {
        id,
        name,
        section: sectionName ?? '',
        line,
        paired: mentor ? '1' : '0',
        word,
        label: [name, word, line, t.assign].join('，'),
      };
    }),
    more: more > 0 ? t.more(more) : '',
  };
}

Page({
  unitId: '',
  data: {
    fs: textScale(),
    t: { ...t, counted: '', rule: '', by: '', document: '', load: '', mentor: '', contact: '', more: '' },
    view: null as ReturnType<typeof view> | null,
    form: null as { most: string; days: string; ordered: string } | null,
    blocked: null as Blocked | null,
  },
  known: undefined as Known | undefined,

  onShow() {
    void this.load();
  },

  async load() {
    try {
      const me = await session();
      const duties = me.bound ? me.duties : [];
      const held = duties.find(({ role }) => role === 'hr') ?? duties.find(({ role }) => role === 'head');
      this.unitId = held?.scope.ids[0] ?? '';
      this.known = await pairs(this.unitId);
      this.setData({ view: view(this.known, held?.role === 'hr'), blocked: null });
    } catch (error) {
      const what = blocked(error);
      if (what !== undefined && this.data.view === null) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  change() {
    const rules = this.known?.rules;
    if (!rules) return;
    const { mostMentees, quietDays, orderedBy: ordered } = rules;
    this.setData({ form: { most: String(mostMentees), days: String(quietDays), ordered } });
  },

  type(event: WechatMiniprogram.Input) {
    if (!this.data.form) return;
    const field = String(event.currentTarget.dataset.field);
    this.setData({ form: { ...this.data.form, [field]: event.detail.value } });
  },

  async save() {
    const { form } = this.data;
    if (!form) return;
    try {
      await setRules({
        requestId: newRequestId(),
        unitId: this.unitId,
        mostMentees: Number(form.most),
        quietDays: Number(form.days),
        orderedBy: form.ordered.trim(),
      });
      this.setData({ form: null });
      wx.showToast({ icon: 'none', title: t.saved });
      await this.load();
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
  },

  assign(event: WechatMiniprogram.TouchEvent) {
    if (!this.data.view?.mayChange) return;
    const { id, name, paired } = event.currentTarget.dataset as Record<'id' | 'name' | 'paired', string>;
    const url = `/packages/workbench/pages/mentor-assign/index?cadreId=${id}&name=${encodeURIComponent(name)}&paired=${paired}`;
    wx.navigateTo({ url });
  },
});
