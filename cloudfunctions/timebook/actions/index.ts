import { bound } from '../../_kernel/caller';
import { askHelp } from './ask-help';
import { beginPage } from './begin-page';
import { book } from './book';
import { checkReceipt } from './check-receipt';
import { companion } from './companion';
import { draft } from './draft';
import { keepPage } from './keep-page';
import { open } from './open';
import { page } from './page';
import { read } from './read';
import { recall } from './recall';
import { removePage } from './remove-page';
import { review } from './review';
import { saveDraft } from './save-draft';
import { seal } from './seal';
import { share } from './share';
import { today } from './today';
import { unshare } from './unshare';
import { verify } from './verify';
import { withdrawHelp } from './withdraw-help';

/** Everything a phone can ask of a book; each is for whoever the book belongs to. */
export const actions = {
  today: bound(today),
  book: bound(book),
  draft: bound(draft),
  saveDraft: bound(saveDraft),
  beginPage: bound(beginPage),
  keepPage: bound(keepPage),
  removePage: bound(removePage),
  page: bound(page),
  seal: bound(seal),
  recall: bound(recall),
  open: bound(open),
  read: bound(read),
  review: bound(review),
  verify: bound(verify),
  checkReceipt: bound(checkReceipt),
  companion: bound(companion),
  askHelp: bound(askHelp),
  withdrawHelp: bound(withdrawHelp),
  share: bound(share),
  unshare: bound(unshare),
};
