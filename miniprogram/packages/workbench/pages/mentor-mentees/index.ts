import { type Blocked, blocked } from '../../../../pages/enter';
import { mentees } from '../../../../services/mentor';
import { textScale } from '../../../../services/text-size';
import { dayText } from '../../../../text/dates';
import { menteesText } from '../../text/mentor';
import { nodeLine, nodeState, pairWord } from '../../text/mentoring';

type Known = Awaited<ReturnType<typeof mentees>>['mentees'][number];

function row(one: Known) {
  const { id, name, node } = one;
  const waits = [
    ...(one.helpsWaiting > 0 ? [menteesText.helps(one.helpsWaiting)] : []),
    ...(one.shared > 0 ? [menteesText.shared(one.shared)] : []),
    ...(one.wordWaits ? [menteesText.word] : []),
  ].join(' · ');
  const place = [one.sectionName ?? one.unitName, one.position].filter(Boolean).join(' · ');
  const line = node ? `${nodeLine(node)} · ${nodeState(node)}` : menteesText.noBook;
  const contact = menteesText.contact(one.lastContactDay ? dayText(one.lastContactDay) : '');
  const word = pairWord[one.state];
  return {
    id,
    name,
    place,
    line,
    waits,
    contact,
    word,
    label: [name, word, line, waits, contact].join('，'),
  };
}

Page({
  data: {
    fs: textScale(),
    t: { empty: menteesText.empty, emptyText: menteesText.emptyText },
    rows: null as ReturnType<typeof row>[] | null,
    blocked: null as Blocked | null,
  },

  onShow() {
    void this.load();
  },

  async load() {
    try {
      this.setData({ rows: (await mentees()).mentees.map(row), blocked: null });
    } catch (error) {
      const what = blocked(error);
      if (what !== undefined && this.data.rows === null) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  openOne(event: WechatMiniprogram.TouchEvent) {
    const url = `/packages/workbench/pages/mentor-mentee/index?cadreId=${event.currentTarget.dataset.id}`;
    wx.navigateTo({ url });
  },
});
