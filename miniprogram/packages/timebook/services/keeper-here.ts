import { saveDraft } from '../../../services/timebook';
import { DraftKeeper, type Keeping } from './draft';
import { localDrafts } from './draft-store';

/** Keeps the draft of a node on this phone and in the cloud. */
export function keeperHere(nodeId: string, onState: Keeping['onState']): DraftKeeper {
  return new DraftKeeper(nodeId, { save: saveDraft, local: localDrafts, later, onState });
}

/** The phone's timer; gives back how to call it off. */
function later(work: () => void, ms: number): () => void {
  const timer = setTimeout(work, ms);
  return () => clearTimeout(timer);
}
