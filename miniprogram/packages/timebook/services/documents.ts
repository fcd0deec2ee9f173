import type { DocumentKind } from '../../../../core/contract/export';
import { call } from '../../../services/cloud';
import { type Step, takeDocument } from '../../../services/document-file';
import { ActIds } from '../../../services/request-id';

const acts = new ActIds();

/** Orders a document of my own and takes it. Gives whether the person took it. @throws Fault */
export async function takeAlong(kind: DocumentKind, told: (step: Step) => void): Promise<boolean> {
  told({ at: 'making' });
  const { id } = await acts.run(kind, (requestId) => call('export.order', { requestId, kind }));
  return takeDocument(id, told);
}
