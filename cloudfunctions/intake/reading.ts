import { dayOf } from '../../core/domain/calendar/beijing';
import { usualRule, youngBy } from '../../core/domain/career/young';
import type { ColumnKey, Problem } from '../../core/domain/intake/columns';
import { type Changed, indexOf, type Known, matchOf, type Placed } from '../../core/domain/intake/matching';
import { type ReadRow, readRow } from '../../core/domain/intake/row';
import { newId } from '../_kernel/ids';
import { lookup } from '../_kernel/keys';
import { phoneHash } from '../_kernel/phone-number';
import { cadreRules } from '../_store/cadre-rules';
import { people } from '../_store/people';
import { type UnitRow, units } from '../_store/units';
import type { Line } from './table';

/** Most problems, and rows of the preview, that are kept for showing. */
const shown = { problems: 200, sample: 30 };

type Fresh = { id: string; unitPath: string[]; placed: Placed };
export type Reading = {
  fresh: Fresh[];
  changed: { personId: string; to: Changed; from: Changed }[];
  same: number;
  wrong: number;
  problems: { line: number; name: string; problems: Problem[] }[];
  sample: { line: number; name: string; kind: 'fresh' | 'changed'; columns: ColumnKey[] }[];
};

/** Keyed hash of an identity number, for matching alone; the number is kept nowhere. */
const idHash = (number: string) => lookup('identity', number);

const columnOf: Record<keyof Changed, ColumnKey> = {
  sectionId: 'section',
  position: 'position',
  bornYear: 'born',
  idHash: 'idNumber',
  phoneHash: 'phone',
  cadre: 'cadre',
  cadreNamed: 'cadre',
};

/** What a file would change in the roster below a node of the tree: read, placed and matched against who is there. Nothing is written. */
export async function reading(
  lines: readonly Line[],
  node: UnitRow,
  importId: string,
  now: number,
): Promise<Reading> {
  const today = dayOf(now);
  const rule = (await cadreRules.get(node.path[0] ?? ''))?.rule ?? usualRule;
  const places = placesIn(await units.under(node._id));
  const found: Reading = { fresh: [], changed: [], same: 0, wrong: 0, problems: [], sample: [] };
  const wrong = ({ line, cells }: Line, problems: Problem[]) => {
    found.wrong += 1;
    if (found.problems.length < shown.problems)
      found.problems.push({ line, name: (cells.name ?? '').trim().slice(0, 20), problems });
  };
  const placed = lines.flatMap((line) => {
    const read = readRow(line.cells, today);
    if ('problems' in read) wrong(line, read.problems);
    const at = 'row' in read ? places(read.row) : null;
    if (at && 'code' in at) wrong(line, [at]);
    if (!('row' in read) || !at || 'code' in at) return [];
    const { name, position, entryDay, bornYear, idNumber, phone, cadre } = read.row;
    const hashes = { idHash: idNumber && idHash(idNumber), phoneHash: phone && phoneHash(phone) };
    const known = { name, position, entryDay, bornYear, ...hashes };
    const byRule = youngBy(rule, { bornYear, entryDay }, today);
    const young = cadre ?? byRule;
    const place = { unitId: at.unit._id, sectionId: at.section?._id ?? null };
    const named = cadre === null ? null : cadre !== byRule;
    const row = { ...known, ...place, cadre: young, cadreNamed: named };
    return [{ line, path: (at.section ?? at.unit).path, row }];
  });
  const index = indexOf(
    await knownOf(
      node,
      placed.map(({ row }) => row.idHash),
    ),
  );
  const before = new Set<string>();
  for (const { line, path, row } of placed) {
    const keys = [row.idHash ?? '', `${row.name} ${row.unitId} ${row.entryDay} ${row.idHash === null}`];
    if (keys.some((key) => key !== '' && before.has(key))) {
      wrong(line, [{ column: 'name', code: 'twice' }]);
      continue;
    }
    for (const key of keys) if (key !== '') before.add(key);
    const match = matchOf(row, index);
    if (match.kind === 'wrong') wrong(line, [match.problem]);
    else if (match.kind === 'same') found.same += 1;
    else {
      const { kind } = match;
      const columns =
        kind === 'changed'
          ? [...new Set((Object.keys(match.to) as (keyof Changed)[]).map((key) => columnOf[key]))]
          : [];
      if (found.sample.length < shown.sample)
        found.sample.push({ line: line.line, name: row.name, kind, columns });
      if (kind === 'fresh')
        found.fresh.push({ id: newId('person', `${importId}:${line.line}`), unitPath: path, placed: row });
      else found.changed.push({ personId: match.personId, to: match.to, from: match.from });
    }
  }
  return found;
}

/** Those who may be meant: everybody below the node, and whoever elsewhere has one of the identity numbers. */
async function knownOf(node: UnitRow, hashes: readonly (string | null)[]): Promise<Known[]> {
  const here = await people.matchable(node._id);
  const seen = new Set(here.map((one) => one._id));
  const wanted = [...new Set(hashes.filter((hash) => hash !== null))];
  const elsewhere = await people.matchableByHash(wanted);
  return [...here, ...elsewhere.filter((one) => !seen.has(one._id))];
}

/** A name of a place however its brackets and spaces were typed. */
const loose = (name: string) => name.normalize('NFKC').replace(/\s/g, '');

/** Finds the unit and section that a row names, below one node of the tree. */
function placesIn(rows: readonly UnitRow[]) {
  const open = rows.filter((row) => row.closedAt === null);
  const unitsBy = new Map(open.filter((row) => row.kind === 'unit').map((row) => [loose(row.name), row]));
  const sections = new Map(
    open.filter((row) => row.kind === 'section').map((row) => [`${row.parentId} ${loose(row.name)}`, row]),
  );
  return ({ unit: name, section: sectionName }: ReadRow): { unit: UnitRow; section?: UnitRow } | Problem => {
    const unit = unitsBy.get(loose(name));
    if (!unit) return { column: 'unit', code: 'unknown-unit' };
    if (sectionName === '') return { unit };
    const section = sections.get(`${unit._id} ${loose(sectionName)}`);
    return section ? { unit, section } : { column: 'section', code: 'unknown-section' };
  };
}
