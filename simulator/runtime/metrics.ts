import { component } from 'glass-easel-miniprogram-adapter';
import type { CompiledParts } from './compiled';
import type { ProgramMetrics } from './phone';

const KEPT_UPDATES = 500;

interface Caller {
  is: string;
  setData(data: Record<string, unknown>, callback?: () => void): void;
}

/** Counts the `setData` calls that the program itself makes, in pages and its own components, not those of npm packages. */
export function countSetData(parts: CompiledParts): ProgramMetrics {
  const metrics: ProgramMetrics = {
    setDataCalls: 0,
    setDataBytes: 0,
    updates: [],
    firstRender: undefined,
    untilFirstRender: undefined,
  };
  const encoder = new TextEncoder();
  const prototype = component.ComponentCaller.prototype as unknown as Caller;
  const setData = prototype.setData;
  prototype.setData = function (data, callback) {
    const unit = parts.units[this.is];
    if (unit && !unit.fromPackage) {
      metrics.setDataCalls += 1;
      const bytes = encoder.encode(JSON.stringify(data ?? {})).length;
      metrics.setDataBytes += bytes;
      metrics.updates.push({ at: performance.now(), bytes, unit: this.is });
      if (metrics.updates.length > KEPT_UPDATES) metrics.updates.shift();
    }
    setData.call(this, data ?? {}, callback);
  };
  return metrics;
}
