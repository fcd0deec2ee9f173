import type { Signature } from '../../../../../core/contract/signature';
import type { DraftKeeper } from '../../services/draft';
import type { Letter } from '../../services/draft-merge';
import type { LetterView } from '../letter-view';
import type { Sealed } from './seal-act';
import type { Split } from './split';
import type { choiceView } from './view';

/** A promise as it is being written. */
export type Row = { key: number; text: string };

type WritingData = {
  stage: 'loading' | 'blocked' | 'writing' | 'pending';
  rows: Row[];
  focusKey: number;
  beside: LetterView | null;
  split: number;
  choice: ReturnType<typeof choiceView> | null;
  choosing: boolean;
  signing: boolean;
  padReady: boolean;
  signed: boolean;
  remindable: boolean;
  sealing: boolean;
  problem: string;
  confirming: boolean;
};

/**
 * The writing page as the groups of handlers beside it see it (`grip`, `promise-rows`, `sealing`): each is spread into the page, and
 * `this` is the page.
 */
export interface WritingPage {
  data: WritingData;
  setData(data: Partial<WritingData>): void;
  nodeId: string;
  requestId: string;
  lastKey: number;
  handPages: { count: number; busy: boolean; failed: boolean };
  keeper: DraftKeeper | undefined;
  signature: Signature | undefined;
  split: Split | undefined;
  letter(): Letter;
  changed(): void;
  retry(): void;
  leave(url: string): void;
  splitTo(percent: number | undefined): void;
  closeSheet(): void;
  after(sealed: Sealed): void;
}
