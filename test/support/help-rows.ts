import type { HelpGroupRow } from '../../cloudfunctions/_store/help-groups';
import type { HelpMemberRow } from '../../cloudfunctions/_store/help-members';
import type { QuestionRow } from '../../cloudfunctions/_store/questions';
import { place } from './district';
import type { World } from './world';

/** Stands for "never" in the store. */
const never = 8_640_000_000_000_000;
const groupId = 'feedfeedfeedfeedfeedfeed';

/** Puts somebody into the court's space, as the card of its group would have. */
export async function letIn(world: World, personIds: readonly string[]): Promise<void> {
  const at = await world.now();
  const group: HelpGroupRow = {
    ...{ _id: groupId, unitId: place.court, boundBy: 'officer-of-the-court', boundAt: at },
    ...{ endedAt: null, version: 1 },
  };
  if ((await world.documents('helpGroups', { _id: groupId })).length === 0)
    await world.admin().add('helpGroups', [group]);
  const rows = personIds.map(
    (personId): HelpMemberRow => ({
      ...{ _id: `${personId}:${place.court}`, personId, unitId: place.court, groupId, at },
    }),
  );
  await world.admin().add('helpMembers', rows);
}

/** A question that waits, without a word in it. */
export function questionRow(_id: string, askerId: string, at: number): QuestionRow {
  return {
    ...{ _id, unitId: place.court, askerId, line: 'private', topic: 'gift', named: true, state: 'new', at },
    ...{ promisedAt: at, firstAnswerAt: null, answers: 0, takenBy: null, takenAt: null, round: 1 },
    ...{ step: null, called: [], steps: [], nextAt: never, closedAt: null, rating: null, forgetAt: never },
    ...{ answeredBy: [], entries: 0, version: 1 },
  };
}
