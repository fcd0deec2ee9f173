import type { Input } from '../../../../core/contract';
import { call } from '../../../services/cloud';

/** Thin calls around the audit; each throws `Fault`. */
export const looksAtMine = (before?: number) => call('audit.mine', before === undefined ? {} : { before });
export const searchAudit = (input: Input<'audit.search'>) => call('audit.search', input);
export const checkBooks = (input: Input<'audit.books'>) => call('audit.books', input);
/** Whether the record about a person holds; one's own, or as an auditor anybody's. */
export const verifyAudit = (personId: string) => call('audit.verify', { personId });
