import type { ComplaintView } from '../../core/contract/complaint';
import type { ComplaintRow } from '../_store/complaints';
import { complaintWords } from './complaint-box';

/** For its author, and for whoever answers it. */
export function complaintView(row: ComplaintRow): ComplaintView {
  const { _id: id, number, kind, at, dueDay, answeredAt } = row;
  return { id, number, kind, at, dueDay, answeredAt, ...complaintWords(row) };
}
