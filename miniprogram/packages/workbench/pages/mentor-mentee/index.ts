import type { Meeting } from '../../../../../core/contract/mentor';
import { type Blocked, blocked } from '../../../../pages/enter';
import { serverNow } from '../../../../services/cloud';
import { asFault } from '../../../../services/fault';
import { handleHelp, leaveWord, mentee, noteMeeting, readShared } from '../../../../services/mentor';
import { newRequestId } from '../../../../services/request-id';
import { textScale } from '../../../../services/text-size';
import { dayOf, dayText } from '../../../../text/dates';
import { faultText } from '../../../../text/faults';
import { chapterName } from '../../../../text/nodes';
import { menteeText as t } from '../../text/mentor';
import { meetingForm, meetingText, nodeLine, nodeState, ways } from '../../text/mentoring';

type Known = Awaited<ReturnType<typeof mentee>>;

function view(one: Known) {
  return {
    name: one.name,
    since: t.since(dayText(one.since)),
    note: one.note,
    nodes: one.nodes.map((node) => ({
      id: node.id,
      line: nodeLine(node),
      state: nodeState(node),
      tone: node.state === 'overdue' ? 'warn' : node.state === 'closed' ? 'done' : 's',
    })),
    helps: one.helps.map(({ id, at, promise, note, handled }) => ({
      ...{ id, promise, note, handled },
      day: dayText(dayOf(at)),
    })),
    shared: one.shared.map((number) => ({
      number,
      name: chapterName(number),
      read: t.read(chapterName(number)),
    })),
    meetings: one.meetings.map(meetingText),
    save: one.word ? t.replace : t.leave,
  };
}

Page({
  cadreId: '',
  busy: false,
  data: {
    fs: textScale(),
    t: { ...t, since: '', read: '' },
    m: meetingForm,
    ways,
    view: null as ReturnType<typeof view> | null,
    word: '',
    chapter: null as { number: number; day: string; text: string; promises: string[] } | null,
    day: '',
    today: '',
    dayShown: '',
    way: 'talk' as Meeting['way'],
    blocked: null as Blocked | null,
  },

  onLoad(query: Record<string, string | undefined>) {
    this.cadreId = query.cadreId ?? '';
    const today = dayOf(serverNow());
    this.setData({ day: today, today, dayShown: dayText(today) });
    void this.load();
  },

  async load() {
    try {
      const one = await mentee(this.cadreId);
      const word = this.data.view === null ? (one.word?.text ?? '') : this.data.word;
      this.setData({ view: view(one), word, blocked: null });
    } catch (error) {
      const what = blocked(error);
      if (what !== undefined && this.data.view === null) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  /** One act at a time; what is held back by a fault is said. */
  async act(what: () => Promise<unknown>, done: string) {
    if (this.busy) return;
    this.busy = true;
    try {
      await what();
      if (done) wx.showToast({ icon: 'none', title: done });
      await this.load();
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
    this.busy = false;
  },

  handle(event: WechatMiniprogram.TouchEvent) {
    const helpId = String(event.currentTarget.dataset.id);
    void this.act(() => handleHelp({ requestId: newRequestId(), helpId }), t.handledToast);
  },

  read(event: WechatMiniprogram.TouchEvent) {
    const number = Number(event.currentTarget.dataset.number);
    void this.act(async () => {
      const { day, text, promises } = await readShared(this.cadreId, number);
      this.setData({ chapter: { number, day: dayText(day), text, promises } });
    }, '');
  },

  type(event: WechatMiniprogram.Input) {
    this.setData({ word: event.detail.value });
  },

  leave() {
    const text = this.data.word.trim();
    if (text === '') return;
    void this.act(() => leaveWord({ requestId: newRequestId(), cadreId: this.cadreId, text }), t.left);
  },

  chooseDay(event: WechatMiniprogram.PickerChange) {
    const day = String(event.detail.value);
    this.setData({ day, dayShown: dayText(day) });
  },

  chooseWay(event: WechatMiniprogram.TouchEvent) {
    this.setData({ way: event.currentTarget.dataset.way as Meeting['way'] });
  },

  meet() {
    const { day, way } = this.data;
    void this.act(
      () => noteMeeting({ requestId: newRequestId(), cadreId: this.cadreId, day, way }),
      meetingForm.saved,
    );
  },
});
