import { expectedRoles, inForce, type RoleScope, type RoleWord } from './roles';

type Node = { id: string; kind: 'district' | 'unit' | 'section' };
type Grant = { role: RoleWord; scope: RoleScope; from: number; until: number | null };

/** Duties that somebody is to have and nobody has, in the order of the nodes. */
export function vacantRoles(
  nodes: readonly Node[],
  grants: readonly Grant[],
  now: number,
): { unitId: string; role: RoleWord }[] {
  const held = new Set(
    grants
      .filter((grant) => inForce(grant, now))
      .flatMap((grant) => grant.scope.ids.map((id) => `${grant.role} ${id}`)),
  );
  return nodes.flatMap(({ id, kind }) =>
    expectedRoles[kind].filter((role) => !held.has(`${role} ${id}`)).map((role) => ({ unitId: id, role })),
  );
}
