import { collection } from './collection';

/** A person on the district's roster. `boundAt` is set once a WeChat account is bound, and keeps a second one out. */
export type PersonRow = {
  _id: string;
  name: string;
  givenName: string;
  unitName: string;
  entryDay: string;
  boundAt: number | null;
};
export const people = collection<PersonRow>('people');
