import type { FaultCode, FaultReason } from '../../core/contract/envelope';

/** The one error that is meant for a caller: a code of the closed list, a reason, the place in the input. Nothing else leaves. */
export class Fault extends Error {
  readonly code: FaultCode;
  readonly reason?: FaultReason;
  readonly field?: string;

  constructor(code: FaultCode, reason?: FaultReason, field?: string) {
    super([code, reason, field].filter(Boolean).join(' '));
    this.name = 'Fault';
    this.code = code;
    this.reason = reason;
    this.field = field;
  }
}

/** What was read is no longer what is stored: read again and decide again. Never leaves the kernel. */
export class Stale extends Error {
  constructor(what: string) {
    super(`changed meanwhile: ${what}`);
    this.name = 'Stale';
  }
}
