import type { Meeting, NodeStatus } from '../../core/contract/mentor';
import { dayOf } from '../../core/domain/calendar/beijing';
import type { NodeFacts } from '../../core/domain/node/identity';
import type { Leave } from '../../core/domain/node/leave';
import { overdueDays, stateOf } from '../../core/domain/node/state';
import type { MeetingRow } from '../_store/meetings';
import type { MentorshipRow } from '../_store/mentorships';

/** A node by its status alone. */
export function nodeStatus(node: NodeFacts, now: number, leaves: readonly Leave[] = []): NodeStatus {
  const { _id: id, kind, years, day } = node;
  return {
    ...{ id, kind, years, day },
    state: stateOf(node, now, leaves),
    overdueDays: overdueDays(node, now, leaves),
  };
}

export function meetingView({ day, way, notedBy }: MeetingRow): Meeting {
  return { day, way, notedBy };
}

/** Day of the last contact that the program knows of. */
export function lastContactDay(pair: Pick<MentorshipRow, 'contactAt'> | null): string | null {
  return pair?.contactAt === undefined ? null : dayOf(pair.contactAt);
}
