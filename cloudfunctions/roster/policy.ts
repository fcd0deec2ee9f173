import {
  conflictingRole,
  inForce,
  type RoleScope,
  type RoleWord,
  scopeNodes,
  scopesOf,
} from '../../core/domain/authority/roles';
import { addDays, dayOf, instantOf, isDay } from '../../core/domain/calendar/beijing';
import { Fault } from '../_kernel/fault';
import type { PersonRow } from '../_store/people';
import type { RoleRow } from '../_store/roles';
import type { UnitRow } from '../_store/units';

/** @throws Fault INVALID role-scope when the role is not granted for such nodes */
export function mustFitScope(role: RoleWord, scope: RoleScope, nodes: readonly UnitRow[]): void {
  const { kind, most } = scopeNodes[scope.kind];
  const fits = scopesOf[role].includes(scope.kind) && scope.ids.length <= most;
  if (!fits || nodes.some((node) => node.kind !== kind || node.closedAt !== null))
    throw new Fault('INVALID', 'role-scope', 'scope');
  // A line lies in one unit: a deputy looks after sections of the own unit.
  if (scope.kind === 'line' && new Set(nodes.map((node) => node.parentId)).size !== 1)
    throw new Fault('INVALID', 'role-scope', 'scope');
}

/** @throws Fault CONFLICT when the person cannot take the role */
export function mustBeGrantable(
  wanted: { role: RoleWord; scope: RoleScope },
  facts: { holder: PersonRow; held: readonly RoleRow[]; granter: string; now: number },
): void {
  const { holder, held, granter, now } = facts;
  if (holder._id === granter) throw new Fault('CONFLICT', 'own-role', 'personId');
  if (holder.status === 'left') throw new Fault('CONFLICT', 'person-left', 'personId');
  // A role that is still to come counts: two periods must not meet later either.
  const standing = held.filter((row) => row.until === null || row.until > now);
  if (
    conflictingRole(
      standing.map((row) => row.role),
      wanted.role,
    )
  )
    throw new Fault('CONFLICT', 'role-conflict', 'role');
  const same = (row: RoleRow) =>
    row.role === wanted.role &&
    row.scope.kind === wanted.scope.kind &&
    sameIds(row.scope.ids, wanted.scope.ids);
  if (standing.some((row) => same(row) && inForce(row, now)))
    throw new Fault('CONFLICT', 'role-held', 'role');
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id) => b.includes(id));
}

/**
 * The instants of a period that was given in days, the last day included.
 * @throws Fault INVALID when a day is none, lies before today, or the end before the beginning
 */
export function periodOf(
  given: { fromDay?: string | undefined; untilDay?: string | undefined },
  now: number,
): { from: number; until: number | null } {
  const today = dayOf(now);
  const { fromDay = today, untilDay } = given;
  if (!isDay(fromDay) || fromDay < today) throw new Fault('INVALID', 'shape', 'fromDay');
  if (untilDay !== undefined && (!isDay(untilDay) || untilDay < fromDay))
    throw new Fault('INVALID', 'shape', 'untilDay');
  return {
    from: fromDay === today ? now : instantOf(fromDay),
    until: untilDay === undefined ? null : instantOf(addDays(untilDay, 1)),
  };
}
