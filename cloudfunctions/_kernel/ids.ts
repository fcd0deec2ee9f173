import { lookup } from './keys';

/**
 * Id of a row that an act makes: the same act makes the same row, whoever repeats it, and nobody can guess one.
 * @param act what tells one act from every other, as a rule the subject's id and the `requestId`
 */
export function newId(kind: string, act: string): string {
  return lookup(`id ${kind}`, act).slice(0, 24);
}
