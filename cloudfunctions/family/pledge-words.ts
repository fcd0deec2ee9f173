import { markWords } from '../_kernel/family-mark-box';
import type { Year } from './together';

/** The words of a household's pledge in a year: those under every hand; empty while nobody has signed. */
export function pledgeWords({ marks }: Pick<Year, 'marks'>): string {
  const [first] = marks.filter(({ kind }) => kind === 'pledge').sort((a, b) => a.at - b.at);
  return first ? markWords(first).text : '';
}
