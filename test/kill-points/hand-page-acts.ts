import { newId } from '../../cloudfunctions/_kernel/ids';
import { uploadPath } from '../../cloudfunctions/_store/hand-pages';
import type { Person } from '../support/people';
import { photo, upload } from '../support/photos';
import type { World } from '../support/world';
import { type Act, sampleOf } from './act';

/** The photo that each person announced last, and those that were uploaded. */
const announced = new Map<string, string>();
const uploaded = new Set<string>();

function announcing(person: Person, requestId: string) {
  announced.set(person.id, newId('hand-page', `${person.id}:${requestId}`));
  return sampleOf('timebook.beginPage', person, requestId);
}

async function uploadAll(world: World): Promise<void> {
  for (const person of world.people.all) {
    const pageId = announced.get(person.id);
    if (pageId === undefined || uploaded.has(pageId)) continue;
    uploaded.add(pageId);
    await upload(world, person, uploadPath(pageId), photo());
  }
}

const named = (person: Person, requestId: string) => ({ requestId, pageId: announced.get(person.id) });

/** A photo is announced and kept, before the first seal takes it in. */
export const handPageActs: Act[] = [
  { name: 'announcing a photo', route: 'timebook.beginPage', input: announcing },
  { name: 'keeping a photo', route: 'timebook.keepPage', before: uploadAll, input: named },
];

/** Another is announced and taken out again. */
export const handPageRemovalActs: Act[] = [
  { name: 'announcing another photo', route: 'timebook.beginPage', input: announcing },
  { name: 'taking a photo out', route: 'timebook.removePage', input: named },
];
