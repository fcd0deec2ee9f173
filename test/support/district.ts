import { naming } from '../../cloudfunctions/_kernel/naming';
import type { LifeEventRow } from '../../cloudfunctions/_store/life-events';
import type { PersonRow } from '../../cloudfunctions/_store/people';
import type { UnitRow } from '../../cloudfunctions/_store/units';

const node = (
  _id: string,
  kind: UnitRow['kind'],
  name: string,
  above: readonly string[],
  order: number,
): UnitRow => ({
  _id,
  kind,
  name,
  parentId: above.at(-1) ?? null,
  path: [...above, _id],
  order,
  closedAt: null,
  version: 1,
});

/** The invented district of the tests: a court with two sections, a bureau with one, a school with none. */
export const place = {
  district: 'd-yunxi',
  court: 'u-court',
  civil: 's-civil',
  office: 's-office',
  bureau: 'u-bureau',
  works: 's-works',
  school: 'u-school',
} as const;
const { district, court, bureau } = place;
export const districtTree: readonly UnitRow[] = [
  node(district, 'district', '云溪区（虚构）', [], 0),
  node(court, 'unit', '云溪区人民法院', [district], 0),
  node(place.civil, 'section', '民事审判庭', [district, court], 0),
  node(place.office, 'section', '综合办公室', [district, court], 1),
  node(bureau, 'unit', '云溪区市政管理局', [district], 1),
  node(place.works, 'section', '养护管理科', [district, bureau], 0),
  node(place.school, 'unit', '云溪区实验学校', [district], 2),
];

/** A row of the roster as an import would have made it; a cadre of the court's civil division unless told otherwise. */
export function rosterRow(
  person: { id: string; name: string; entryDay: string },
  more: Partial<PersonRow> = {},
): PersonRow {
  const { id, name, entryDay } = person;
  return {
    _id: id,
    ...naming(id, name),
    unitId: court,
    sectionId: place.civil,
    unitPath: [district, court, place.civil],
    position: '科员',
    entryDay,
    bornYear: 1998,
    status: 'serving',
    cadre: true,
    idHash: null,
    phoneHash: null,
    boundAt: null,
    version: 1,
    ...more,
  };
}

/** An entry of the ledger of somebody of the court's civil division. */
export function ledgerRow(
  _id: string,
  about: Pick<LifeEventRow, 'personId' | 'kind' | 'status'>,
  day = '2027-06-10',
): LifeEventRow {
  const by = about.status === 'proposed' ? about.personId : 'hr-of-the-court';
  const decidedBy = about.status === 'proposed' ? null : by;
  return {
    ...{ _id, unitPath: [district, court, place.civil], day, to: null, proposedBy: by, decidedBy },
    ...{ reason: '', corrects: null, at: 0 },
    ...about,
  };
}
