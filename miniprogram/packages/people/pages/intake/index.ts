import { type Blocked, blocked } from '../../../../pages/enter';
import { asFault } from '../../../../services/fault';
import { ActIds } from '../../../../services/request-id';
import { textScale } from '../../../../services/text-size';
import { faultText } from '../../../../text/faults';
import {
  chooseRoster,
  confirmImport,
  imports,
  openRoster,
  openTemplate,
  readRoster,
  runImport,
  undoImport,
} from '../../services/intake';
import { intakeText as t } from '../../text/intake';
import { historyView, type Import, importView } from './view';

const acts = new ActIds();

/** 名册导入: choose a file, see what it would change, confirm, watch it being written; take it back; take the roster out. */
Page({
  busy: false,
  left: false,
  known: [] as Import[],
  data: {
    fs: textScale(),
    t: {
      ...t,
      ...{
        counts: '',
        moreProblems: '',
        moreSample: '',
        confirmName: '',
        write: '',
        progress: '',
        kept: '',
        state: '',
      },
      historyLabel: '',
    },
    ready: false,
    reading: false,
    places: [] as { id: string; name: string }[],
    unitId: '',
    unitName: '',
    view: null as ReturnType<typeof importView> | null,
    history: [] as ReturnType<typeof historyView>,
    typed: '',
    takingOut: false,
    blocked: null as Blocked | null,
  },

  onLoad() {
    void this.load();
  },

  onUnload() {
    this.left = true;
  },

  async load() {
    try {
      const found = await imports();
      this.known = found.imports;
      const place = found.places.find(({ id }) => id === this.data.unitId) ?? found.places[0];
      this.setData({
        ready: true,
        places: found.places,
        ...{ unitId: place?.id ?? '', unitName: place?.name ?? '' },
        history: historyView(found.imports),
        blocked: null,
      });
    } catch (error) {
      const what = blocked(error);
      if (what !== undefined && !this.data.ready) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  /** One act at a time; what holds it back is said. */
  async act(what: () => Promise<unknown>) {
    if (this.busy) return;
    this.busy = true;
    try {
      await what();
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    this.busy = false;
  },

  show(one: Import) {
    this.setData({ view: importView(one), typed: '' });
  },

  template() {
    void this.act(openTemplate);
  },

  choosePlace(event: WechatMiniprogram.PickerChange) {
    const place = this.data.places[Number(event.detail.value)];
    if (place) this.setData({ unitId: place.id, unitName: place.name });
  },

  choose() {
    void this.act(async () => {
      const file = await chooseRoster();
      if (!file) return;
      this.setData({ reading: true });
      try {
        const { unitId } = this.data;
        const found = await acts.run(`${unitId} ${file.path}`, (requestId) =>
          readRoster(unitId, file, requestId),
        );
        this.keep(found.import);
        this.show(found.import);
      } finally {
        this.setData({ reading: false });
      }
    });
  },

  type(event: WechatMiniprogram.Input) {
    this.setData({ typed: event.detail.value });
  },

  write() {
    void this.act(() => this.turn(confirmImport));
  },

  undo() {
    void this.act(() => this.turn(undoImport));
  },

  /** Confirmed or taken back by the name that was typed, and then written to its end. */
  async turn(begin: typeof confirmImport) {
    const { view, typed } = this.data;
    if (!view) return;
    const confirm = typed.trim();
    const found = await acts.run(`${view.id} ${view.state} ${confirm}`, (requestId) =>
      begin({ requestId, importId: view.id, confirm }),
    );
    const one = this.known.find(({ id }) => id === view.id);
    if (!one) return;
    const begun = { ...one, ...found };
    this.show(begun);
    await this.run(begun);
  },

  goOn() {
    const one = this.known.find(({ id }) => id === this.data.view?.id);
    void this.act(async () => one && this.run(one));
  },

  async run(one: Import) {
    this.keep(one);
    if (one.state !== 'running' && one.state !== 'undoing') return;
    await runImport(one.id, one.written, (now) => {
      const then = { ...one, ...now };
      this.keep(then);
      if (!this.left) this.show(then);
      return !this.left;
    });
  },

  /** What is known of an import, for going on and for the list. */
  keep(one: Import) {
    this.known = [one, ...this.known.filter(({ id }) => id !== one.id)];
    if (!this.left) this.setData({ history: historyView(this.known) });
  },

  open(event: WechatMiniprogram.TouchEvent) {
    const one = this.known.find(({ id }) => id === event.currentTarget.dataset.id);
    if (one) this.show(one);
    wx.pageScrollTo({ scrollTop: 0, duration: 0 });
  },

  another() {
    this.setData({ view: null, typed: '' });
    void this.load();
  },

  takeOut() {
    if (!this.data.takingOut) return this.setData({ takingOut: true, typed: '' });
    const { unitId, typed } = this.data;
    void this.act(async () => {
      await acts.run(`out ${unitId} ${typed}`, (requestId) => openRoster(unitId, typed.trim(), requestId));
      this.setData({ takingOut: false, typed: '' });
    });
  },
});
