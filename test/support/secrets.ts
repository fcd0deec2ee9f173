import { createHmac } from 'node:crypto';
import { bucketOf } from '../../emulator/storage/cloud-path';
import { nodeReminderTemplate } from './project';

/** Keys of the test worlds; 32 bytes each, base64. Invented here and used nowhere else. */
const key = (letter: string) => Buffer.alloc(32, letter).toString('base64');
export const testSecrets = {
  CONTENT_KEY: key('c'),
  LOOKUP_KEY: key('l'),
  ANCHOR_KEY: key('a'),
};

/** The whole environment that functions get in a test world. */
export const testEnvironment: Record<string, string> = {
  ...testSecrets,
  NODE_REMINDER_TEMPLATE: nodeReminderTemplate,
  MINIPROGRAM_STATE: 'formal',
  STORAGE_ROOT: `cloud://demo-local.${bucketOf('demo-local')}`,
};

/** The key under which the product keeps an invitation: written down again here, so that a change of it is noticed. */
export function invitationKey(code: string): string {
  return createHmac('sha256', testSecrets.LOOKUP_KEY).update(code).digest('hex');
}
