import { call } from './cloud';

/** How many complaints wait for an answer. */
export const complaintsWaiting = async (): Promise<number> =>
  (await call('roster.complaints', {})).complaints.filter(({ answeredAt }) => answeredAt === null).length;
