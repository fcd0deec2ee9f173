import { randomInt } from 'node:crypto';
import { newId } from '../../cloudfunctions/_kernel/ids';
import { freshInvitation } from '../../cloudfunctions/_kernel/invitation-codes';
import { naming } from '../../cloudfunctions/_kernel/naming';
import type { PersonRow } from '../../cloudfunctions/_store/people';
import type { RoleRow } from '../../cloudfunctions/_store/roles';
import type { UnitRow } from '../../cloudfunctions/_store/units';
import type { Store } from '../backup/open-store';
import type { StoredDocument } from '../backup/store-file';

/** Who begins, and where: the district, the unit of its administrator, their name, and the day on which they entered service. */
export type Beginning = { district: string; unit: string; name: string; entryDay: string };
/** What the first administrator is handed: the code is shown once and kept nowhere. */
export type Appointed = { code: string; page: string; expiresAt: number };

/** Under this id the first grant stands, so that of two commands at once one alone can write it. */
const roleId = 'first-administrator';
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Makes the district, one unit, its administrator and their invitation in an environment that has none. Every id follows from the names, so a
 * command that broke off is run again; the role comes last and is what counts as appointed. Until the administrator has joined, running it again
 * revokes the invitation that waits and makes another.
 * @throws Error with a sentence when somebody administers this environment already
 */
export async function appoint(store: Store, who: Beginning, now: number): Promise<Appointed> {
  const grants = (await store.readAll('roles')) as unknown as RoleRow[];
  const administrators = grants.filter(({ role }) => role === 'administrator');
  const person = personRow(who);
  const others = administrators.filter(({ _id, personId }) => _id !== roleId || personId !== person._id);
  if (others.length > 0)
    throw new Error(
      'This environment has an administrator already. Further ones are appointed in the program: 工作台 → 职责.',
    );
  const known = (await store.readAll('people')).find(({ _id }) => _id === person._id);
  if (known && known.boundAt !== null)
    throw new Error(
      `${who.name} has joined already. A new WeChat account is bound with the confirmation of HR, not by this command.`,
    );
  for (const unit of tree(who)) await ensure(store, 'units', unit);
  await ensure(store, 'people', person);
  const { _id: personId, unitId, sectionId, position, entryDay } = person;
  const posting = { personId, unitId, sectionId, position, fromDay: entryDay, untilDay: null };
  await ensure(store, 'postings', { _id: `${personId}:${entryDay}`, ...posting });
  await store.change('invitations', { personId, usedAt: null, revokedAt: null }, { revokedAt: now });
  const code = Array.from({ length: 26 }, () => letters[randomInt(32)]).join('');
  const invitation = freshInvitation(code, { personId, unitPath: person.unitPath }, now);
  await store.addAll('invitations', [invitation as unknown as StoredDocument]);
  await ensure(store, 'roles', roleRow(person, now));
  return { code, page: `pages/bind/index?code=${code}`, expiresAt: invitation.expiresAt };
}

function tree({ district, unit }: Beginning): UnitRow[] {
  const districtId = newId('unit', district);
  const unitId = newId('unit', `${district} ${unit}`);
  const open = { closedAt: null, version: 1 };
  return [
    {
      _id: districtId,
      kind: 'district',
      name: district,
      parentId: null,
      path: [districtId],
      order: 0,
      ...open,
    },
    {
      ...{ _id: unitId, kind: 'unit', name: unit, parentId: districtId },
      ...{ path: [districtId, unitId], order: 0, ...open },
    },
  ];
}

function personRow(who: Beginning): PersonRow {
  const [district, unit] = tree(who) as [UnitRow, UnitRow];
  const _id = newId('person', `${district.name} ${unit.name} ${who.name}`);
  return {
    ...{ _id, ...naming(_id, who.name), unitId: unit._id, sectionId: null },
    ...{ unitPath: [district._id, unit._id], position: '系统管理员', entryDay: who.entryDay },
    ...{ bornYear: null, status: 'serving', cadre: false, idHash: null, phoneHash: null, boundAt: null },
    version: 1,
  };
}

function roleRow({ _id: personId, unitPath }: PersonRow, now: number): RoleRow {
  const district = unitPath[0] as string;
  const scope = { kind: 'district', ids: [district] } as const;
  const period = { from: now, until: null, grantedBy: null, endedBy: null };
  return { _id: roleId, personId, role: 'administrator', scope, paths: [district], ...period };
}

/** Adds a row unless it is there: somebody may have run the command before. */
async function ensure(store: Store, collection: string, row: { _id: string }): Promise<void> {
  const there = await store.readAll(collection);
  if (!there.some(({ _id }) => _id === row._id)) await store.addAll(collection, [row as StoredDocument]);
}
