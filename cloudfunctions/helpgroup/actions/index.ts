import { bound } from '../../_kernel/caller';
import { add } from './add';
import { answer } from './answer';
import { answerSwap } from './answer-swap';
import { ask } from './ask';
import { beginMedia } from './begin-media';
import { bind } from './bind';
import { close } from './close';
import { desk } from './desk';
import { draftRota } from './draft-rota';
import { enter } from './enter';
import { figures } from './figures';
import { groups } from './groups';
import { handOn } from './hand-on';
import { keep } from './keep';
import { keepMedia } from './keep-media';
import { leave } from './leave';
import { media } from './media';
import { note } from './note';
import { notice } from './notice';
import { notices } from './notices';
import { postNotice } from './post-notice';
import { proposeSwap } from './propose-swap';
import { publishRota } from './publish-rota';
import { question } from './question';
import { rate } from './rate';
import { removeEntry } from './remove-entry';
import { removeNotice } from './remove-notice';
import { reopen } from './reopen';
import { rota } from './rota';
import { saveEntry } from './save-entry';
import { search } from './search';
import { setPractices } from './set-practices';
import { space } from './space';
import { spaces } from './spaces';
import { take } from './take';
import { unbind } from './unbind';
import { withdraw } from './withdraw';

/** The 24-hour family help group: the space of a WeChat group, its questions, and who is on duty (DOMAIN.md §5). */
export const actions = {
  spaces: bound(spaces),
  bind: bound(bind),
  enter: bound(enter),
  leave: bound(leave),
  unbind: bound(unbind),
  groups: bound(groups),
  keep: bound(keep),
  space: bound(space),
  ask: bound(ask),
  question: bound(question),
  add: bound(add),
  withdraw: bound(withdraw),
  rate: bound(rate),
  desk: bound(desk),
  take: bound(take),
  answer: bound(answer),
  handOn: bound(handOn),
  note: bound(note),
  close: bound(close),
  reopen: bound(reopen),
  beginMedia: bound(beginMedia),
  keepMedia: bound(keepMedia),
  media: bound(media),
  search: bound(search),
  saveEntry: bound(saveEntry),
  removeEntry: bound(removeEntry),
  setPractices: bound(setPractices),
  notices: bound(notices),
  notice: bound(notice),
  postNotice: bound(postNotice),
  removeNotice: bound(removeNotice),
  figures: bound(figures),
  rota: bound(rota),
  draftRota: bound(draftRota),
  publishRota: bound(publishRota),
  proposeSwap: bound(proposeSwap),
  answerSwap: bound(answerSwap),
};
