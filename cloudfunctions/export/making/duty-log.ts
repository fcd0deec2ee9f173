import { momentInChinese } from '../../../core/domain/calendar/beijing';
import { promisedBy } from '../../../core/domain/duty/promise';
import { permit, rulesOf, standingFor } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { numberIn } from '../../_kernel/calling';
import { dutyFigures, questionsOf } from '../../_kernel/duty-figures';
import type { DocumentRow } from '../../_store/documents';
import { people } from '../../_store/people';
import { units } from '../../_store/units';
import { type Sheet, setSpreadsheet } from '../setting/spreadsheet';
import { dutyLogColumns, dutyLogText as t } from '../text/duty-log';
import type { Made } from './index';

const minutes = (ms: number): number => Math.round(ms / 6_000) / 10;

/**
 * The duty log of a month: a row for each question with its times and who answered, no word of any and nobody who asked. Whoever lost the duty since
 * the order gets nothing.
 * @throws Fault NOT_FOUND
 */
export async function dutyLogOf(member: Member, row: DocumentRow): Promise<Made> {
  const { personId, now } = member;
  const route = 'export.orderDutyLog' as const;
  const asked = { ...member, route, standing: await standingFor(personId, rulesOf(route), now) };
  const unit = row.placeId === undefined ? null : await units.get(row.placeId);
  permit(asked, unit && { unitPath: unit.path }, 'documentId');
  if (!unit) throw new Error('permit let nothing pass');
  const month = row.month ?? '';
  const [rows, figures] = await Promise.all([questionsOf(unit._id, month), dutyFigures(unit, month, now)]);
  const ids = [...new Set(rows.flatMap(({ answeredBy }) => answeredBy))];
  const names = new Map((ids.length > 0 ? await people.byIds(ids) : []).map(({ _id, name }) => [_id, name]));
  const { total, coverage } = figures;
  const sheet: Sheet = {
    name: t.name,
    above: [
      t.title(unit.name, month),
      t.summary(total.asked, total.answered, total.within, total.open),
      t.coverage(coverage.shifts, coverage.staffed, coverage.backed),
    ],
    columns: dutyLogColumns,
    rows: rows.map((one) => {
      const first = one.firstAnswerAt;
      return [
        ...[
          numberIn(one),
          momentInChinese(one.at),
          t.lines[one.line],
          t.topics[one.topic],
          t.states[one.state],
        ],
        ...[first === null ? '' : momentInChinese(first), first === null ? '' : minutes(first - one.at)],
        first === null ? '' : first <= promisedBy(one.at) ? t.yes : t.no,
        ...[[...new Set(one.answeredBy)].map((id) => names.get(id) ?? '').join('、'), one.steps.length],
        one.rating === null ? '' : (t.helped[one.rating] ?? ''),
      ];
    }),
    below: [t.note],
  };
  return { bytes: await setSpreadsheet([sheet], now), about: unit.name };
}
