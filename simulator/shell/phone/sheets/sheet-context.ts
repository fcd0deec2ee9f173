import type { WorkUnderWay } from '../work-under-way';

/** What every sheet is given beside its options. */
export interface SheetContext {
  work: WorkUnderWay;
  reducedMotion(): boolean;
  /** Name of the program, for sheets that name who asks. */
  title(): string;
  /** Pictures, films and files that the project file names (`album`). */
  album(): readonly string[];
}

/** Draws a sheet and resolves with what the person chose. */
export type Sheet = (options: Record<string, unknown>, context: SheetContext) => Promise<unknown>;

/** An option as text; empty when it is missing. */
export function text(value: unknown): string {
  return value === undefined || value === null ? '' : String(value);
}
