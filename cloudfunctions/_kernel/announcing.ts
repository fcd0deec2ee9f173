import type { ShiftAt } from '../../core/domain/duty/rota';

/** The announcement of one shift: whoever demands it twice demands the same. */
export const announcementOf = (unitId: string, { day, layer }: ShiftAt) => ({
  ...{ kind: 'shift-next', subject: unitId, occurrence: `${day}-${layer}` },
});
