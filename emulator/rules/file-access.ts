// Whether a phone may use a file.
import type { FilePermission } from './declared-rules';
import { evaluate } from './evaluate';
import { mayAccess } from './simple-permission';

/** @param file what it is called and who made it; null for functions; the person for a new one */
export function mayUseFile(
  permission: FilePermission,
  operation: 'read' | 'write',
  person: string,
  file: { readonly path: string; readonly owner: string | null },
  now: number,
): boolean {
  if (typeof permission === 'string') return mayAccess(permission, operation, person, file.owner);
  const rule = permission[operation];
  const scope = {
    auth: { openid: person },
    resource: { openid: file.owner, path: file.path },
    now,
    lookUp: () => undefined,
  };
  return rule !== undefined && Boolean(evaluate(rule, scope));
}

/** Whether everybody may read every file. */
export function isPublic(permission: FilePermission): boolean {
  if (typeof permission === 'string') return permission === 'READONLY' || permission === 'ADMINWRITE';
  return permission.read?.kind === 'value' && permission.read.value === true;
}
