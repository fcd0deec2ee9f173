// The four simple permissions: who may do what with the documents and files of others. Functions bypass all of it.

/** CloudBase's four simple permissions, by the names that its management interface gives them. */
export const SIMPLE_PERMISSIONS = ['READONLY', 'PRIVATE', 'ADMINWRITE', 'ADMINONLY'] as const;

/**
 * `READONLY`: everybody reads, the creator writes (CloudBase's default for files). `PRIVATE`: the creator reads and writes (its default
 * for collections). `ADMINWRITE`: everybody reads, functions write. `ADMINONLY`: functions read and write.
 */
export type SimplePermission = (typeof SIMPLE_PERMISSIONS)[number];

export function isSimplePermission(value: unknown): value is SimplePermission {
  return SIMPLE_PERMISSIONS.includes(value as SimplePermission);
}

/** Whose objects a phone may read or write: everybody's, its person's own, or none. */
export function reachOf(permission: SimplePermission, operation: 'read' | 'write'): 'all' | 'own' | 'none' {
  if (permission === 'ADMINONLY') return 'none';
  if (operation === 'read') return permission === 'PRIVATE' ? 'own' : 'all';
  return permission === 'ADMINWRITE' ? 'none' : 'own';
}

/** Whether a phone may read a file (or make or change one). @param owner who made it; null for functions; the person for a new one */
export function mayAccess(
  permission: SimplePermission,
  operation: 'read' | 'write',
  person: string,
  owner: string | null,
): boolean {
  const reach = reachOf(permission, operation);
  return reach === 'all' || (reach === 'own' && owner === person);
}
