import { bound } from '../../_kernel/caller';
import { endRole } from './end-role';
import { grantRole } from './grant-role';
import { people } from './people';
import { person } from './person';
import { roles } from './roles';
import { units } from './units';

/** What duties over people, units and roles can ask; `core/domain/authority/pivot.ts` says which duty may what. */
export const actions = {
  units: bound(units),
  people: bound(people),
  person: bound(person),
  roles: bound(roles),
  grantRole: bound(grantRole),
  endRole: bound(endRole),
};
