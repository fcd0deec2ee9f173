import { call } from './cloud';

/** Spaces of help groups that I may enter. */
export const spaces = () => call('helpgroup.spaces', {});

/** How many questions wait for an answer in the spaces where I have a duty. */
export async function questionsWaiting(): Promise<number> {
  return (await spaces()).spaces.reduce((sum, { waiting }) => sum + waiting, 0);
}
