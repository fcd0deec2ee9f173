import type { Output } from '../../../../../core/contract';
import { dayText } from '../../../../text/dates';
import { auditBooksText as t } from '../../text/audit-books';

type Page = Output<'audit.books'>;
export type Result = Page['books'][number];

/** Rows of one page of the list. */
export const goodPerPage = 20;

/** While the first answer is on its way. */
export function headBefore(unit: string): ReturnType<typeof headView> {
  return { unit, percent: 0, going: true, line: t.begun, tone: '', night: '', nightTone: '' };
}

/** What stands above the lists: how far it is, how it came out, and what it was compared with. */
export function headView(last: Page, results: readonly Result[], state: 'going' | 'stopped' | 'done') {
  const { total, night } = last;
  const done = results.length;
  const bad = results.filter((one) => !one.ok).length;
  const line = { going: t.going(done, total), stopped: t.stopped(done, total), done: t.allGood(total) }[
    state
  ];
  const shown = total === 0 ? t.noBooks : bad > 0 && state !== 'going' ? t.someBad(bad, done) : line;
  const nightDay = night ? dayText(night.day) : '';
  const compared = night ? t.night(nightDay, night.word) : t.noNight;
  return {
    unit: last.unitName,
    percent: total === 0 ? 100 : Math.round((done * 100) / total),
    going: state === 'going',
    line: shown,
    tone: bad > 0 ? 'warn' : state === 'done' && total > 0 ? 'done' : '',
    night: night && !night.holds ? t.nightChanged(nightDay) : compared,
    nightTone: night && !night.holds ? 'warn' : '',
  };
}

/** Books that do not hold, every one of them, and a page of those that do. */
export function listView(results: readonly Result[], page: number) {
  const good = results.filter((one) => one.ok);
  const from = page * goodPerPage;
  return {
    bad: results.filter((one) => !one.ok).map((one) => row(one, t.firstBad(one.firstBad ?? 1))),
    good: good.slice(from, from + goodPerPage).map((one) => row(one, t.records(one.records))),
    hasEarlier: page > 0,
    hasLater: from + goodPerPage < good.length,
  };
}

function row({ number }: Result, note: string) {
  return { number: t.number(number), note, label: `${t.number(number)}，${note}` };
}
