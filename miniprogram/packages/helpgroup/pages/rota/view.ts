import type { Output } from '../../../../../core/contract';
import type {
  Layer,
  RotaFinding,
  RotaPair,
  RotaShift,
  RotaView,
  SwapView,
} from '../../../../../core/contract/helpgroup';
import { monthDayText, weekdayText } from '../../../../text/dates';
import { rotaText as t } from '../../text/group';

type Found = Output<'helpgroup.rota'>;
const layers: readonly Layer[] = ['day', 'night'];
/** How many findings are spelled out; the rest is counted. */
const most = 6;

/** `7月6日 星期一 白班`. */
export const shiftText = ({ day, layer }: { day: string; layer: Layer }) =>
  `${monthDayText(day)} ${weekdayText(day)} ${t.layers[layer]}`;

/** What is wrong with the coming days, the worst first. */
export function findingLines(findings: readonly RotaFinding[], nameOf: (id: string) => string) {
  const order = ['gap', 'gone', 'no-backup', 'double'];
  const sorted = [...findings].sort((a, b) => order.indexOf(a.what) - order.indexOf(b.what));
  const lines = sorted.slice(0, most).map(({ what, personId, ...at }, index) => {
    const name = nameOf(personId ?? '');
    const said = what === 'double' || what === 'gone' ? t[what](name) : t[what];
    return { key: `${index}`, text: `${shiftText(at)}：${said}`, bad: what === 'gap' || what === 'gone' };
  });
  return { lines, more: sorted.length > most ? t.more(sorted.length - most) : '' };
}

/** One row of the week that is being written: whom its two places name, as places in the list of officers (0 is nobody). */
export type WeekRow = {
  key: string;
  weekday: number;
  layer: Layer;
  title: string;
  officer: number;
  backup: number;
};
export type DayRow = {
  key: string;
  day: string;
  layer: Layer;
  title: string;
  officer: number;
  backup: number;
};
export type Editing = { week: WeekRow[]; days: DayRow[]; fallback: number };

/** The list in which a picker counts: nobody, then the officers. */
export const chooseNames = ({ officers }: Found) => [t.nobody, ...officers.map(({ name }) => name)];

/** What stands in the draft, or else is published, as the form shows it; a day off by the yearly table comes last. */
export function editingOf(found: Found): Editing {
  const from = found.draft ?? found.published;
  const at = (id: string | null) => (id === null ? 0 : found.officers.findIndex((one) => one.id === id) + 1);
  const places = (pair: RotaPair | undefined) => ({
    officer: at(pair?.officerId ?? null),
    backup: at(pair?.backupId ?? null),
  });
  const week = [1, 2, 3, 4, 5, 6, 7, 0].flatMap((weekday) =>
    layers.map((layer): WeekRow => {
      const row = from?.pattern.find((one) => one.weekday === weekday && one.layer === layer);
      const title = `${t.weekdays[weekday]} ${t.layers[layer]}`;
      return { key: `${weekday} ${layer}`, weekday, layer, title, ...places(row) };
    }),
  );
  const days = (from?.exceptions ?? []).map(({ day, layer, ...pair }) => dayRow(day, layer, places(pair)));
  return { week, days, fallback: at(from?.fallbackId ?? null) };
}

export function dayRow(day: string, layer: Layer, places: { officer: number; backup: number }): DayRow {
  return { key: `${day} ${layer}`, day, layer, title: shiftText({ day, layer }), ...places };
}

/** The form as the cloud wants it. A row that names nobody is none; a day off that names nobody leaves the weekday as it is. */
export function rotaOf({ week, days, fallback }: Editing, found: Found): RotaView {
  const id = (at: number) => found.officers[at - 1]?.id ?? null;
  const pair = ({ officer, backup }: { officer: number; backup: number }) => ({
    officerId: id(officer),
    backupId: id(backup),
  });
  return {
    pattern: week
      .filter(({ officer, backup }) => officer + backup > 0)
      .map((row) => ({ weekday: row.weekday, layer: row.layer, ...pair(row) })),
    exceptions: days.map((row) => ({ day: row.day, layer: row.layer, ...pair(row) })),
    fallbackId: id(fallback),
  };
}

/** The rota as its page shows it. */
export function rotaView(found: Found) {
  const names = new Map([...found.officers, ...found.formerNames].map(({ id, name }) => [id, name]));
  const nameOf = (id: string | null) => names.get(id ?? '') ?? t.nobody;
  const me = found.officers.find((one) => one.me)?.id ?? '';
  const line = (shift: RotaShift, index: number) => ({
    ...{ key: `${index}`, day: shift.day, layer: shift.layer, title: shiftText(shift) },
    who: `${t.officer} ${nameOf(shift.officerId)} · ${t.backup} ${nameOf(shift.backupId)}`,
    mine: shift.officerId === me && me !== '',
    alone: shift.officerId === null,
  });
  const shifts = found.shifts.map(line);
  const unreached = found.officers.filter(({ reach }) => reach !== null).map(({ name }) => name);
  const swap = ({ id, fromId, toId, state, back, ...at }: SwapView) => ({
    ...{ id, state: t.swapStates[state] },
    line: t
      .swapLine(nameOf(fromId), nameOf(toId), shiftText(at))
      .concat(back ? `，换回${shiftText(back)}` : ''),
    forMe: state === 'asked' && toId === me,
    byMe: state === 'asked' && fromId === me,
  });
  return {
    ...{ unitName: found.unitName, published: found.published !== null, drafted: found.draft !== null },
    // The first may have begun: what has begun is swapped no more.
    mine: shifts.filter(({ mine }) => mine).slice(0, 10),
    coming: shifts.slice(0, 14),
    ...{ officer: me !== '', findings: findingLines(found.findings, nameOf) },
    draftFindings: findingLines(found.draftFindings, nameOf),
    reach: unreached.length > 0 ? t.reach(unreached.join('、')) : '',
    swaps: found.swaps.map(swap),
    others: found.officers.filter((one) => !one.me).map(({ id, name }) => ({ id, name })),
  };
}
export type RotaShown = ReturnType<typeof rotaView>;
