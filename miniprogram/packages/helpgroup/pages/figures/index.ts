import type { Output } from '../../../../../core/contract';
import type { AnsweringFigures } from '../../../../../core/contract/helpgroup';
import { type Blocked, blocked, routes } from '../../../../pages/enter';
import { serverNow } from '../../../../services/cloud';
import { asFault } from '../../../../services/fault';
import { textScale } from '../../../../services/text-size';
import { dayOf } from '../../../../text/dates';
import { faultText } from '../../../../text/faults';
import { takeDutyLog } from '../../services/duty-log';
import { figures } from '../../services/helpgroup';
import { topicNames } from '../../text/group';
import { figuresText as t } from '../../text/library';
import { spanText } from '../cards';

const span = (ms: number | null) => (ms === null ? '' : spanText(ms));
const line = ({ asked, within, answered, median }: AnsweringFigures) =>
  t.line(asked, within, answered, span(median));

function view(found: Output<'helpgroup.figures'>) {
  const { total, parts, topics, officers, coverage, helped } = found;
  return {
    none: total.asked === 0,
    cells: [
      { name: t.asked, figure: String(total.asked) },
      { name: t.answered, figure: t.share(total.answered, total.asked) },
      { name: t.within, figure: t.share(total.within, total.answered) },
      { name: t.open, figure: String(total.open) },
    ],
    spans: [
      { name: t.median, span: span(total.median) },
      { name: t.ninetieth, span: span(total.ninetieth) },
    ].filter((one) => one.span !== ''),
    parts: parts
      .filter(({ asked }) => asked > 0)
      .map((one) => ({ name: t.partNames[one.from] ?? '', line: line(one) })),
    topics: topics.map((one) => ({ name: topicNames[one.topic], line: line(one) })),
    officers: officers.map(({ name, answered }) => ({ name, line: t.answeredBy(answered) })),
    coverage: t.coverageLine(coverage.staffed, coverage.backed, coverage.shifts),
    helped: t.helpedLine(helped.solved, helped.some, helped.none),
  };
}

/** How a month's questions were answered, and the duty log as a spreadsheet. */
Page({
  unitId: '',
  data: {
    fs: textScale(),
    t: {
      parts: t.parts,
      topics: t.topics,
      officers: t.officers,
      coverage: t.coverage,
      helped: t.helped,
      choose: t.choose,
      none: t.none,
      log: t.log,
      logNote: t.logNote,
    },
    month: '',
    monthText: '',
    latest: '',
    view: null as ReturnType<typeof view> | null,
    blocked: null as Blocked | null,
  },

  onLoad(query: { unitId?: string }) {
    this.unitId = query.unitId ?? '';
    const month = dayOf(serverNow()).slice(0, 7);
    this.setData({ latest: month });
    this.show(month);
  },

  show(month: string) {
    const [year = 0, at = 1] = month.split('-').map(Number);
    this.setData({ month, monthText: t.month(year, at) });
    void this.load();
  },

  choose(event: WechatMiniprogram.PickerChange) {
    this.show(String(event.detail.value).slice(0, 7));
  },

  async load() {
    try {
      const found = await figures({ unitId: this.unitId, month: this.data.month });
      this.setData({ view: view(found), blocked: null });
    } catch (error) {
      const what = blocked(error, routes.helpFigures(this.unitId));
      if (what !== undefined && this.data.view === null) this.setData({ blocked: what });
    }
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  async take() {
    try {
      await takeDutyLog(this.unitId, this.data.month);
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
  },
});
