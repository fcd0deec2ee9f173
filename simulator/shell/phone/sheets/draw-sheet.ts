import { actionSheet } from './action-sheet';
import { albumSheet } from './album';
import { calendarSheet } from './calendar';
import { cameraSheet } from './camera';
import { documentSheet } from './document';
import { modalSheet } from './modal';
import { pickerSheet } from './picker';
import { previewSheet } from './preview';
import { scanSheet } from './scan';
import { settingsSheet } from './settings';
import { shareSheet } from './share';
import type { Sheet, SheetContext } from './sheet-context';
import { subscribeSheet } from './subscribe';
import { hideToastSheet, toastSheet } from './toast';

const SHEETS: Record<string, Sheet> = {
  modal: modalSheet,
  'action-sheet': actionSheet,
  toast: toastSheet,
  'toast-hide': hideToastSheet,
  subscribe: subscribeSheet,
  calendar: calendarSheet,
  settings: settingsSheet,
  picker: pickerSheet,
  album: albumSheet,
  camera: cameraSheet,
  preview: previewSheet,
  share: shareSheet,
  scan: scanSheet,
  document: documentSheet,
};

/** Draws the native sheet of this kind. @throws for a kind that there is not */
export function drawSheet(
  kind: string,
  options: Record<string, unknown>,
  context: SheetContext,
): Promise<unknown> {
  const sheet = SHEETS[kind];
  if (!sheet) return Promise.reject(new Error(`The simulator has no sheet "${kind}".`));
  return sheet(options, context);
}
