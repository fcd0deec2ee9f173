import { asFault } from './fault';
import { newRequestId } from './request-id';

/**
 * One request id for one act, kept until a definite answer: whoever taps again after a lost network repeats the same act. `what` names
 * the act with everything that it sends.
 */
export class ActIds {
  private readonly ids = new Map<string, string>();

  async run<T>(what: string, act: (requestId: string) => Promise<T>): Promise<T> {
    const requestId = this.ids.get(what) ?? newRequestId();
    this.ids.set(what, requestId);
    try {
      const answer = await act(requestId);
      this.ids.delete(what);
      return answer;
    } catch (error) {
      if (asFault(error).definite) this.ids.delete(what);
      throw error;
    }
  }
}
