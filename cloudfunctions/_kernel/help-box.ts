import type { HelpRow } from '../_store/help-requests';
import { decrypt, encrypt } from './box';
import { places } from './places';

/** What somebody wrote when asking the mentor for help: the promise that it is about, if any, and a note. */
export type HelpWords = { promise: string | null; note: string };

/** Words that leave their author for one reader are kept like a letter: the store holds no text. */
export function boxHelp(words: HelpWords, id: string) {
  return encrypt(JSON.stringify(words), places.help(id));
}
export function helpWords(row: Pick<HelpRow, '_id' | 'box'>): HelpWords {
  return JSON.parse(decrypt(row.box, places.help(row._id))) as HelpWords;
}
