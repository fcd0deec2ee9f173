import type { PromiseMark } from '../../core/contract/timebook';
import { decrypt, encrypt } from '../_kernel/box';
import { places } from '../_kernel/places';
import type { Box } from '../_store/chapters';

export type DraftContent = { text: string; promises: string[] };

export function boxDraft(content: DraftContent, nodeId: string, revision: number): Box {
  const { text, promises } = content;
  return encrypt(JSON.stringify({ text, promises }), places.draft(nodeId, revision));
}
export function unboxDraft(box: Box, nodeId: string, revision: number): DraftContent {
  return JSON.parse(decrypt(box, places.draft(nodeId, revision))) as DraftContent;
}

export function boxMarks(marks: (PromiseMark | null)[], nodeId: string): Box {
  return encrypt(JSON.stringify(marks), places.review(nodeId));
}
export function unboxMarks(box: Box, nodeId: string): (PromiseMark | null)[] {
  return JSON.parse(decrypt(box, places.review(nodeId))) as (PromiseMark | null)[];
}
