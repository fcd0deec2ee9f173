/** Duties that are granted to a person for a scope and a period (DOMAIN.md §1). A mentor is a relation, not a granted role. */
export const roleWords = [
  'section-chief',
  'deputy',
  'head',
  'hr',
  'organiser',
  'duty-officer',
  'inspector',
  'organisation',
  'administrator',
  'auditor',
] as const;
export type RoleWord = (typeof roleWords)[number];

/** `line`: sections that a deputy looks after (分管); `units`: what a stationed group covers (派驻). Neither is a node of the tree. */
export const scopeKinds = ['section', 'line', 'unit', 'units', 'district'] as const;
export type ScopeKind = (typeof scopeKinds)[number];
export type RoleScope = { kind: ScopeKind; ids: readonly string[] };

/** The scopes that a role may be granted for. */
export const scopesOf: Readonly<Record<RoleWord, readonly ScopeKind[]>> = {
  'section-chief': ['section'],
  deputy: ['line'],
  head: ['unit'],
  hr: ['unit'],
  organiser: ['unit', 'district'],
  'duty-officer': ['unit'],
  inspector: ['units', 'district'],
  organisation: ['district'],
  administrator: ['district'],
  auditor: ['district'],
};

/** Kind of the tree's nodes that a scope names, and how many it may. */
export const scopeNodes: Readonly<
  Record<ScopeKind, { kind: 'section' | 'unit' | 'district'; most: number }>
> = {
  section: { kind: 'section', most: 1 },
  line: { kind: 'section', most: 30 },
  unit: { kind: 'unit', most: 1 },
  units: { kind: 'unit', most: 60 },
  district: { kind: 'district', most: 1 },
};

/** Who operates and who looks at what operators do are different people. */
const apart: readonly (readonly [RoleWord, RoleWord])[] = [['administrator', 'auditor']];

/** The role that keeps a person from taking another, or null. */
export function conflictingRole(held: readonly RoleWord[], wanted: RoleWord): RoleWord | null {
  for (const [one, other] of apart) {
    if (wanted === one && held.includes(other)) return other;
    if (wanted === other && held.includes(one)) return one;
  }
  return null;
}

/** Whether a grant is in force at an instant. */
export function inForce(grant: { from: number; until: number | null }, now: number): boolean {
  return grant.from <= now && (grant.until === null || now < grant.until);
}

/** Roles that every unit, and every section, is to have somebody for: without one, the vacancy shows. */
export const expectedRoles: Readonly<Record<'district' | 'unit' | 'section', readonly RoleWord[]>> = {
  district: ['administrator', 'auditor', 'organisation'],
  unit: ['head', 'hr'],
  section: ['section-chief'],
};
