import type { FaultCode, FaultReason } from '../../core/contract/envelope';

/** Codes of the cloud, and the two that only the phone can know. */
export type PhoneFaultCode = FaultCode | 'OFFLINE' | 'TIMEOUT';

/** The one error that services throw. */
export class Fault extends Error {
  constructor(
    readonly code: PhoneFaultCode,
    readonly reason?: FaultReason | undefined,
    readonly field?: string | undefined,
    readonly traceId?: string | undefined,
  ) {
    super(reason === undefined ? code : `${code} ${reason}`);
    this.name = 'Fault';
  }

  /** Another attempt with the same request id may succeed. */
  get retryable(): boolean {
    return this.code === 'UNAVAILABLE' || this.code === 'TIMEOUT' || this.reason === 'busy';
  }

  /** The cloud has decided: nothing of this request was or will be done. Otherwise nobody knows yet. */
  get definite(): boolean {
    return !this.retryable && this.code !== 'OFFLINE' && this.code !== 'INTERNAL';
  }
}

/** Any thrown value as a Fault. */
export function asFault(error: unknown): Fault {
  return error instanceof Fault ? error : new Fault('INTERNAL');
}
