import type { Input, Output } from '../../core/contract';
import type { PromiseMark, Receipt } from '../../core/contract/timebook';
import { call } from './cloud';
import { forgetSealed } from './letters-here';
import { rememberRemaining } from './session';

/** 今天; a seal that came down unseen is noticed here. */
export async function today(): Promise<Output<'timebook.today'>> {
  const answer = await call('timebook.today', {});
  if (answer.lastReceipt !== undefined) forgetSealed([answer.lastReceipt.nodeId]);
  return answer;
}

export async function book(): Promise<Output<'timebook.book'>> {
  const answer = await call('timebook.book', {});
  forgetSealed(answer.nodes.filter((node) => node.state === 'closed').map((node) => node.id));
  return answer;
}

export const draft = (nodeId: string) => call('timebook.draft', { nodeId });
export const saveDraft = (input: Input<'timebook.saveDraft'>) => call('timebook.saveDraft', input);
export const read = (chapterNumber: number) => call('timebook.read', { chapterNumber });
export const verify = () => call('timebook.verify', {});
export const checkReceipt = (input: Input<'timebook.checkReceipt'>) => call('timebook.checkReceipt', input);
export const open = (requestId: string, nodeId: string) => call('timebook.open', { requestId, nodeId });
export const recall = (requestId: string, chapterNumber: number) =>
  call('timebook.recall', { requestId, chapterNumber });
export const beginPage = (requestId: string, nodeId: string) =>
  call('timebook.beginPage', { requestId, nodeId });
export const keepPage = (requestId: string, pageId: string) =>
  call('timebook.keepPage', { requestId, pageId });
export const removePage = (requestId: string, pageId: string) =>
  call('timebook.removePage', { requestId, pageId });
export const handPage = (pageId: string) => call('timebook.page', { pageId });

export const companion = () => call('timebook.companion', {});
export const askHelp = (input: Input<'timebook.askHelp'>) => call('timebook.askHelp', input);
export const withdrawHelp = (requestId: string, helpId: string) =>
  call('timebook.withdrawHelp', { requestId, helpId });
export const share = (requestId: string, chapterNumber: number) =>
  call('timebook.share', { requestId, chapterNumber });
export const unshare = (requestId: string, chapterNumber: number) =>
  call('timebook.unshare', { requestId, chapterNumber });

/** Ends re-reading, with a mark or null for each promise. */
export const review = (requestId: string, nodeId: string, marks: (PromiseMark | null)[]) =>
  call('timebook.review', { requestId, nodeId, marks });

/** Seals; the receipt is kept for the next page, which needs no second read. */
export async function seal(input: Input<'timebook.seal'>): Promise<Output<'timebook.seal'>> {
  const answer = await call('timebook.seal', input);
  rememberRemaining(answer.remaining);
  fresh = answer;
  justClosed = answer.node.state === 'closed' ? answer.node.id : undefined;
  return answer;
}

let fresh: Output<'timebook.seal'> | undefined;

/** The seal that just came down, once: its page plays the sealing, a later visit does not. */
export function takeFreshSeal(number: number): Output<'timebook.seal'> | undefined {
  const answer = fresh?.receipt.number === number ? fresh : undefined;
  fresh = undefined;
  return answer;
}

/** Receipt of a chapter that was not taken back. */
export function receiptOf(chapters: Receipt[], number: number): Receipt | undefined {
  return chapters.find((one) => one.number === number && one.state !== 'recalled');
}

let justClosed: string | undefined;

/** The node that the last seal closed, once: the line of buttons draws its two stitches. */
export function takeJustClosed(): string | undefined {
  const id = justClosed;
  justClosed = undefined;
  return id;
}
