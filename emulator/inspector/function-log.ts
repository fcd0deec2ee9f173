import type { Invocation } from '../functions/invocation';

/**
 * The log of one call as the platform's console has it: a line at its begin and its end, what was printed between them, and what the run
 * needed; before those, of a new worker, how long it took to get ready.
 */
export function functionLog({ requestID, logs, effort, error }: Invocation): string[] {
  const id = `RequestId: ${requestID}`;
  const failed = error ? [`ERROR ${id} Result: ${JSON.stringify(error)}`] : [];
  if (!effort) return [`START ${id}`, ...logs, ...failed, `END ${id}`];
  const { loadMs, runMs, memory } = effort;
  const room = `Memory: ${memory.limitMB}MB MemUsage: ${memory.usedMB}MB`;
  return [
    ...(loadMs === null ? [] : [`Init Report ${id} Coldstart: ${loadMs}ms Memory: ${memory.limitMB}MB`]),
    `START ${id}`,
    ...logs,
    ...failed,
    `END ${id}`,
    `Report ${id} Duration: ${runMs}ms ${room}`,
  ];
}
