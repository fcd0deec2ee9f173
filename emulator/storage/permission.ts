// Who may do what with the files of others. Functions bypass all of it.

/** CloudBase's four simple permissions, by the names that its management interface gives them. */
export const SIMPLE_PERMISSIONS = ['READONLY', 'PRIVATE', 'ADMINWRITE', 'ADMINONLY'] as const;

/**
 * `READONLY`: everybody reads, the creator writes (CloudBase's default for files). `PRIVATE`: the creator reads and writes. `ADMINWRITE`:
 * everybody reads, functions write. `ADMINONLY`: functions read and write.
 */
export type SimplePermission = (typeof SIMPLE_PERMISSIONS)[number];

/** Whether a phone may read a file (or make or change one). @param owner who made it; null for functions; the person for a new one */
export function mayAccess(
  permission: SimplePermission,
  operation: 'read' | 'write',
  person: string,
  owner: string | null,
): boolean {
  const own = owner === person;
  if (operation === 'read')
    return permission === 'READONLY' || permission === 'ADMINWRITE' || (permission === 'PRIVATE' && own);
  return (permission === 'READONLY' || permission === 'PRIVATE') && own;
}
