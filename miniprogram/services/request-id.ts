import { asFault } from './fault';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A new request id: made when an act begins and kept until a definite answer, so that one act makes at most one change. */
export function newRequestId(now = Date.now(), random: () => number = Math.random): string {
  let id = `${now.toString(36)}-`;
  for (let i = 0; i < 20; i++) id += alphabet[Math.floor(random() * alphabet.length)];
  return id;
}

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
