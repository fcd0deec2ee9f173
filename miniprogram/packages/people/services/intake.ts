import type { Input, Output } from '../../../../core/contract';
import { call, upload } from '../../../services/cloud';
import { download, openFile } from '../../../services/document-file';
import { newRequestId } from '../../../services/request-id';

/** Rosters as files; each throws `Fault`. */
export const imports = () => call('intake.imports', {});
export const confirmImport = (input: Input<'intake.confirm'>) => call('intake.confirm', input);
export const undoImport = (input: Input<'intake.undo'>) => call('intake.undo', input);

/** A file that a person chose from a chat. */
export type Chosen = { path: string; name: string };

/** Lets a person choose a spreadsheet; null when they choose none. */
export function chooseRoster(): Promise<Chosen | null> {
  return new Promise((resolve) => {
    wx.chooseMessageFile({
      count: 1,
      type: 'file',
      extension: ['xlsx', 'csv'],
      success: ({ tempFiles: [file] }) => resolve(file ? { path: file.path, name: file.name } : null),
      fail: () => resolve(null),
    });
  });
}

/** Puts a file where the function reads it and takes it away, and answers what it would change. */
export async function readRoster(
  unitId: string,
  { path, name }: Chosen,
  requestId: string,
): Promise<Output<'intake.one'>> {
  const ending = /\.csv$/i.test(name) ? 'csv' : 'xlsx';
  const fileId = await upload(`rosters/${newRequestId()}.${ending}`, path);
  const { importId } = await call('intake.read', {
    ...{ requestId, unitId, fileId, fileName: name.slice(0, 100) },
  });
  return call('intake.one', { importId });
}

/**
 * Writes an import to its end, or takes it back, batch by batch. `show` is called after each; it answers false when the page is left, and the import
 * waits where it stands.
 */
export async function runImport(
  importId: string,
  written: number,
  show: (now: Output<'intake.step'>) => boolean,
): Promise<void> {
  for (let at = written; ; ) {
    const now = await call('intake.step', { requestId: newRequestId(), importId, written: at });
    const goesOn = show(now);
    if (!goesOn || (now.state !== 'running' && now.state !== 'undoing')) return;
    at = now.written;
  }
}

/** Opens the template in the phone's viewer, from where it is sent on. */
export async function openTemplate(): Promise<void> {
  const { name, file } = await call('intake.template', {});
  const filePath = `${wx.env.USER_DATA_PATH}/${name}.xlsx`;
  wx.getFileSystemManager().writeFileSync(filePath, file, 'base64');
  await openFile(filePath, 'xlsx');
}

/** Takes the roster out and opens it. */
export async function openRoster(unitId: string, confirm: string, requestId: string): Promise<void> {
  const { documentId } = await call('intake.sheet', { requestId, unitId, confirm });
  const made = await call('intake.fetch', { documentId });
  await openFile(await download({ ...made, ending: 'xlsx' }), 'xlsx');
}
