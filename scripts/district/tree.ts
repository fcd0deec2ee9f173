import type { UnitRow } from '../../cloudfunctions/_store/units';

type Branch = { id: string; name: string; sections?: readonly (readonly [string, string])[] };

/** The invented 清河区: the district, its units and their sections, in organisational order. */
const district = { id: 'qinghe', name: '清河区（虚构）' };
const branches: readonly Branch[] = [
  {
    id: 'zhujian',
    name: '清河区住房和城乡建设局（虚构）',
    sections: [
      ['zhujian-office', '办公室'],
      ['zhujian-plan', '规划建设科'],
      ['zhujian-care', '养护管理科'],
      ['zhujian-water', '排水设施科'],
    ],
  },
  {
    id: 'fayuan',
    name: '清河区人民法院（虚构）',
    sections: [
      ['fayuan-politics', '政治部'],
      ['fayuan-filing', '立案庭'],
      ['fayuan-civil', '民事审判庭'],
    ],
  },
  {
    id: 'shizheng',
    name: '清河区市政管理局（虚构）',
    sections: [
      ['shizheng-office', '综合科'],
      ['shizheng-law', '执法协调科'],
    ],
  },
  {
    id: 'jiwei',
    name: '清河区纪委监委（虚构）',
    sections: [
      ['jiwei-third', '派驻第三纪检监察组'],
      ['jiwei-audit', '内部监督室'],
    ],
  },
  { id: 'zuzhibu', name: '清河区委组织部（虚构）', sections: [['zuzhibu-cadres', '干部科']] },
  { id: 'tuanwei', name: '共青团清河区委（虚构）' },
  { id: 'shujuju', name: '清河区数据局（虚构）', sections: [['shujuju-ops', '运行维护科']] },
];

function row(
  id: string,
  kind: UnitRow['kind'],
  name: string,
  above: readonly string[],
  order: number,
): UnitRow {
  const parentId = above.at(-1) ?? null;
  return { _id: id, kind, name, parentId, path: [...above, id], order, closedAt: null, version: 1 };
}

export const tree: readonly UnitRow[] = [
  row(district.id, 'district', district.name, [], 0),
  ...branches.flatMap((unit, at) => [
    row(unit.id, 'unit', unit.name, [district.id], at),
    ...(unit.sections ?? []).map(([id, name], order) =>
      row(id, 'section', name, [district.id, unit.id], order),
    ),
  ]),
];

/** Where somebody in a unit, or in one of its sections, stands. */
export function placeIn(id: string): Pick<UnitRow, 'path'> & { unitId: string; sectionId: string | null } {
  const found = tree.find((one) => one._id === id);
  if (!found) throw new Error(`The invented district has no ${id}.`);
  const unitId = found.path[1] ?? id;
  return { path: found.path, unitId, sectionId: found.kind === 'section' ? id : null };
}
