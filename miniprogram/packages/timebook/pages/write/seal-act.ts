import type { Input, Output } from '../../../../../core/contract';
import type { Signature } from '../../../../../core/contract/signature';
import { asFault, type Fault } from '../../../../services/fault';
import { grant } from '../../../../services/reminder';
import type { Permission } from '../../../../services/subscribe';
import { seal } from '../../../../services/timebook';
import type { Letter } from '../../services/draft-merge';
import { forgetPendingSeal, keepPendingSeal, pendingSeal } from '../../services/pending-seal';

export type Sealed =
  | { done: true; answer: Output<'timebook.seal'> }
  | { done: false; fault: Fault; known: boolean };

/** What a seal sends. Everything of one act, so that a repetition is word for word the same. */
export function sealInput(
  requestId: string,
  nodeId: string,
  letter: Letter,
  signature: Signature,
  permission: Permission | undefined,
): Input<'timebook.seal'> {
  const input = { requestId, nodeId, text: letter.text, promises: letter.promises, signature };
  return permission === undefined ? input : { ...input, permission };
}

/**
 * Sends a seal and remembers it until there is a definite answer: a kill of the program, a lost network, a second tap all end in the
 * first answer. `known: false` means nobody knows yet whether it was done.
 */
export async function send(input: Input<'timebook.seal'>): Promise<Sealed> {
  keepPendingSeal(input);
  try {
    const answer = await seal(input);
    forgetPendingSeal(input.nodeId);
    return { done: true, answer };
  } catch (error) {
    const fault = asFault(error);
    if (fault.definite) {
      forgetPendingSeal(input.nodeId);
      // WeChat has counted the permission although the seal was refused: it is recorded on its own.
      if (input.permission !== undefined) grant(input.permission).catch(() => {});
    }
    return { done: false, fault, known: fault.definite };
  }
}

/** The seal of this node that an earlier start of the program did not see the end of. */
export const unfinished = pendingSeal;
