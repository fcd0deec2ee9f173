import type { Input, Output } from '../../../core/contract';
import type { FeastEntry } from '../../../core/contract/helpgroup';
import { addDays, dayOf } from '../../../core/domain/calendar/beijing';
import { feastsBetween } from '../../../core/domain/calendar/feasts';
import { lunarOf } from '../../../core/domain/calendar/lunar';
import type { Member } from '../../_kernel/caller';
import { never } from '../../_store/books';
import { noticeReads } from '../../_store/notice-reads';
import { type NoticeRow, notices as store } from '../../_store/notices';
import { insideOf } from '../load';
import { noticeCard } from '../view';

const pageSize = 20;
/** As far ahead as the next feast of each kind can be, in days: two 春节 are at most 385 apart. */
const daysAhead = 400;

/** Notices of a space, and the feasts of the coming year with the word that was posted before each. How many have read is for whoever has a duty there. */
export async function notices(
  member: Member,
  input: Input<'helpgroup.notices'>,
): Promise<Output<'helpgroup.notices'>> {
  const { unitId, before } = input;
  const { unit, as } = await insideOf(member, unitId);
  const [rows, words] = await Promise.all([
    store.ofUnit(unitId, before ?? never, pageSize),
    before === undefined ? store.ofKind(unitId, 'feast', pageSize) : [],
  ]);
  const counts = as === 'member' ? [] : await Promise.all(rows.map(({ _id }) => noticeReads.countOf(_id)));
  return {
    ...{ unitId, unitName: unit.name, as },
    notices: rows.map((row, at) => noticeCard(row, counts[at] ?? null)),
    feasts: before === undefined ? feastsAhead(dayOf(member.now), words) : [],
  };
}

function feastsAhead(today: string, words: readonly NoticeRow[]): FeastEntry[] {
  const ahead = feastsBetween(today, addDays(today, daysAhead));
  const next = ahead.filter(({ feast }, at) => ahead.findIndex((one) => one.feast === feast) === at);
  return next.map(({ feast, day }) => ({
    ...{ feast, day, lunar: lunarOf(day) },
    noticeId: words.find(({ feastDay }) => feastDay === day)?._id ?? null,
  }));
}
