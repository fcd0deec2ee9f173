import type { Output } from '../../../../../core/contract';
import type { KnowledgeEntry, QuestionTopic } from '../../../../../core/contract/helpgroup';
import { type Blocked, blocked, go, routes } from '../../../../pages/enter';
import { asFault } from '../../../../services/fault';
import { ActIds } from '../../../../services/request-id';
import { textScale } from '../../../../services/text-size';
import { faultText } from '../../../../text/faults';
import { removeEntry, saveEntry, searchLibrary } from '../../services/helpgroup';
import { topicNames, topics } from '../../text/group';
import { type Path, paths, libraryText as t } from '../../text/library';

const acts = new ActIds();

function entryRow({ id, topic, question, answer, sources, own }: KnowledgeEntry) {
  const from = sources.length > 0 ? t.sources(sources.join('、')) : '';
  return { id, question, answer, own, topic, topicName: topicNames[topic], from };
}

function view({ as, entries, cases, missed }: Output<'helpgroup.search'>) {
  return {
    helps: as !== 'member',
    entries: entries.map(entryRow),
    cases,
    missed: missed.map(({ text, count }) => ({ text, line: t.missedLine(text, count) })),
  };
}

/** Where somebody stands on a way to a decision. */
type Walk = { key: string; name: string; ask: string; end: string };
const blank = { entryId: '', topic: 'gift' as QuestionTopic, question: '', answer: '', source: '' };

/** The knowledge base: what was asked and answered, short ways to a decision, and for officers what is missing. */
Page({
  unitId: '',
  path: null as Path | null,
  step: 'first',
  busy: false,
  data: {
    fs: textScale(),
    t: { ...t, sources: '', missedLine: '' },
    topics,
    paths: paths.map(({ key, name }) => ({ key, name })),
    walk: null as Walk | null,
    view: null as ReturnType<typeof view> | null,
    opened: '',
    typed: '',
    form: null as typeof blank | null,
    blocked: null as Blocked | null,
  },

  onLoad(query: { unitId?: string; write?: string }) {
    this.unitId = query.unitId ?? '';
    if (query.write !== undefined) this.setData({ form: { ...blank } });
    void this.load();
  },

  async load() {
    try {
      const found = await searchLibrary({ unitId: this.unitId, text: this.data.typed.trim() });
      this.setData({ view: view(found), blocked: null });
    } catch (error) {
      const what = blocked(error, routes.helpLibrary(this.unitId));
      if (what !== undefined && this.data.view === null) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  type(event: WechatMiniprogram.Input) {
    this.setData({ typed: event.detail.value });
    if (event.detail.value.trim() === '') void this.load();
  },
  search() {
    this.setData({ opened: '' });
    void this.load();
  },
  open(event: WechatMiniprogram.TouchEvent) {
    const id = String(event.currentTarget.dataset.id);
    this.setData({ opened: this.data.opened === id ? '' : id });
  },
  toCase(event: WechatMiniprogram.TouchEvent) {
    go(routes.helpNotice(String(event.currentTarget.dataset.id)));
  },
  toAsk() {
    go(routes.helpAsk(this.unitId));
  },

  begin(event: WechatMiniprogram.TouchEvent) {
    this.path = paths.find(({ key }) => key === event.currentTarget.dataset.key) ?? null;
    this.go('first');
  },
  say(event: WechatMiniprogram.TouchEvent) {
    const step = this.path?.steps[this.step];
    if (step) this.go(event.currentTarget.dataset.yes ? step.yes : step.no);
  },
  go(to: string) {
    const { path } = this;
    if (path === null) return;
    this.step = to;
    const { key, name } = path;
    this.setData({ walk: { key, name, ask: path.steps[to]?.ask ?? '', end: path.ends[to] ?? '' } });
  },

  write() {
    this.setData({ form: this.data.form === null ? { ...blank } : null });
  },
  change(event: WechatMiniprogram.TouchEvent) {
    const entry = this.data.view?.entries.find(({ id }) => id === event.currentTarget.dataset.id);
    if (!entry) return;
    const { id: entryId, topic, question, answer, from } = entry;
    const source = from.replace(t.sources(''), '');
    this.setData({ form: { entryId, topic, question, answer, source } });
    wx.pageScrollTo({ scrollTop: 0 });
  },
  fill(event: WechatMiniprogram.Input) {
    this.setData({ [`form.${event.currentTarget.dataset.field}`]: event.detail.value });
  },
  chooseTopic(event: WechatMiniprogram.TouchEvent) {
    this.setData({ 'form.topic': event.currentTarget.dataset.value });
  },

  async keep() {
    const { form } = this.data;
    if (form === null) return;
    const { unitId } = this;
    const [question, answer, source] = [form.question.trim(), form.answer.trim(), form.source.trim()];
    if (question.length < 2 || answer.length < 2) return;
    const { topic } = form;
    const entryId = form.entryId === '' ? null : form.entryId;
    const input = { unitId, entryId, topic, question, answer, source };
    if (await this.run(JSON.stringify(input), t.saved, (requestId) => saveEntry({ requestId, ...input })))
      this.setData({ form: null });
    await this.load();
  },

  remove(event: WechatMiniprogram.TouchEvent) {
    const entryId = String(event.currentTarget.dataset.id);
    const { unitId } = this;
    wx.showModal({
      ...{ title: t.removeTitle, content: t.removeText, confirmText: t.remove, cancelText: t.cancel },
      success: ({ confirm }) => {
        if (confirm)
          void this.run(`remove ${entryId}`, t.removed, (requestId: string) =>
            removeEntry({ requestId, unitId, entryId }),
          ).then(() => this.load());
      },
    });
  },

  async run(what: string, said: string, act: (requestId: string) => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    let done = false;
    try {
      await acts.run(what, act);
      done = true;
      wx.showToast({ icon: 'none', title: said });
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    this.busy = false;
    return done;
  },
});
