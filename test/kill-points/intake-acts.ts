import { newId } from '../../cloudfunctions/_kernel/ids';
import { place } from '../support/district';
import type { Person } from '../support/people';
import { putRoster, rosterAt } from '../support/rosters';
import type { World } from '../support/world';
import type { Act } from './act';

/** Under which request each person's file was read: the import's id follows from it. */
const read = new Map<string, string>();
const importId = ({ id }: Person) => newId('import', `${place.court}:${read.get(id)}`);
const confirm = '云溪区人民法院';
const put = new Set<string>();

/** A file for each person, with one newcomer. */
async function putFiles(world: World): Promise<void> {
  for (const { id } of world.people.all.filter((person) => !put.has(person.id))) {
    put.add(id);
    await putRoster(world, `kill-${id}`, [['陈清', confirm, '', `科员${id}`, '2026-07-01']]);
  }
}

/** A roster file on its way: read, confirmed, written, and about to be taken back. */
export const intakeActs = (hr: NonNullable<Act['by']>): Act[] => [
  {
    name: 'reading a roster file',
    route: 'intake.read',
    by: hr,
    before: putFiles,
    input: (person, requestId) => {
      read.set(person.id, requestId);
      const fileId = rosterAt(`kill-${person.id}`);
      return { requestId, unitId: place.court, fileName: '名册.csv', fileId };
    },
  },
  {
    name: 'confirming an import',
    route: 'intake.confirm',
    by: hr,
    input: (person, requestId) => ({ requestId, importId: importId(person), confirm }),
  },
  {
    name: 'writing a batch of it',
    route: 'intake.step',
    by: hr,
    input: (person, requestId) => ({ requestId, importId: importId(person), written: 0 }),
  },
  {
    name: 'beginning to take it back',
    route: 'intake.undo',
    by: hr,
    input: (person, requestId) => ({ requestId, importId: importId(person), confirm }),
  },
  {
    name: 'taking a batch of it back',
    route: 'intake.step',
    by: hr,
    input: (person, requestId) => ({ requestId, importId: importId(person), written: 1 }),
  },
  {
    name: 'taking the roster out',
    route: 'intake.sheet',
    by: hr,
    input: (_person, requestId) => ({ requestId, unitId: place.court, confirm }),
  },
];
