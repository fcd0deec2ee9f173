import { collection } from './collection';

/** The security log: one row for each refusal for want of right, of an account under its pseudonym. */
export type RefusalRow = {
  _id: string;
  at: number;
  actor: string;
  route: string;
  code: string;
  reason: string;
};
export const refusals = collection<RefusalRow>('refusals');
