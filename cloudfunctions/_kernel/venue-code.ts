import { digitsOf } from '../../core/domain/activity/venue-code';
import { lookup } from './keys';

/** The code of an activity in one of its turns: nobody works it out, and nothing of it is kept. */
export function venueCodeOf(activityId: string, turn: number): string {
  return digitsOf(lookup('venue code', `${activityId} ${turn}`));
}
