import * as z from 'zod/mini';
import type { ColumnKey, Problem } from '../domain/intake/columns';
import { type Instant, requestId, rowId, writing } from './envelope';

/** Rosters as files: read in, previewed, written in batches, undone, and taken out again. */

const importId = rowId;
/** A dangerous act: the name of the unit, or of the district, is typed afresh. */
const confirm = writing(1, 40, 'one line');
/** Where the phone put a file (`cloud://…`). */
const fileId = z.string().check(z.regex(/^cloud:\/\/[\w.-]{1,120}\/rosters\/[\w-]{8,64}\.(xlsx|csv)$/));

export const intakeInputs = {
  /** The template as a file, with the units that the caller may fill in. */
  template: z.strictObject({}),
  /** Reads a file that the phone put into storage, and takes it away from there. Nothing of the roster is written. */
  read: z.strictObject({ requestId, unitId: rowId, fileId, fileName: writing(1, 100, 'one line') }),
  /** Imports that can be looked at, the newest first. */
  imports: z.strictObject({}),
  /** Begins writing what was previewed. */
  confirm: z.strictObject({ requestId, importId, confirm }),
  /** Begins to take back what an import wrote. */
  undo: z.strictObject({ requestId, importId, confirm }),
  /** Writes, or takes back, the next batch; `written` is where the caller saw it stand, so that no batch is asked for twice. */
  step: z.strictObject({ requestId, importId, written: z.int().check(z.gte(0), z.lte(10_000)) }),
  /** One import, as it stands. */
  one: z.strictObject({ importId }),
  /** Makes a roster that was ordered, and answers where it can be fetched for some minutes. */
  fetch: z.strictObject({ documentId: rowId }),
  /** Orders the roster of a unit, or of the district, as a file like the template. */
  sheet: z.strictObject({ requestId, unitId: rowId, confirm }),
};

export type ImportView = {
  id: string;
  fileName: string;
  at: Instant;
  state: 'preview' | 'running' | 'done' | 'undoing' | 'undone';
  fresh: number;
  changed: number;
  same: number;
  wrong: number;
  problems: { line: number; name: string; problems: Problem[] }[];
  /** The first that would be made or changed, until it is written. */
  sample: { line: number; name: string; kind: 'fresh' | 'changed'; columns: ColumnKey[] }[];
  batches: number;
  written: number;
  /** Rows that were left as they are, because something happened to them meanwhile. */
  kept: number;
  /** Whether it can still be confirmed, or undone. */
  open: boolean;
  /** The word that is typed to confirm. */
  confirm: string;
};

/** How far an import is. */
export type ImportPosition = Pick<ImportView, 'state' | 'written' | 'kept'> & { importId: string };

export type IntakeOutputs = {
  template: { name: string; file: string };
  read: ImportPosition;
  imports: { imports: ImportView[]; places: { id: string; name: string }[] };
  one: { import: ImportView };
  confirm: ImportPosition;
  undo: ImportPosition;
  step: ImportPosition;
  sheet: { documentId: string };
  fetch: { url: string; name: string };
};
