import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Names of the keys that the functions read from their environment; 32 random bytes each, base64. */
const keyNames = ['CONTENT_KEY', 'LOOKUP_KEY', 'ANCHOR_KEY'] as const;

/**
 * The environment of the functions on this machine. Keys are made at the first start and kept beside the data that they open, readable
 * by their owner alone; in production they are set in CloudBase's console.
 * @param file where the keys are kept
 * @param storageRoot beginning of every file id in cloud storage
 * @throws Error with a sentence when the file is there and broken: a new key would make sealed letters unreadable
 */
export function demoEnvironment(file: string, storageRoot: string): Record<string, string> {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true });
    const fresh = Object.fromEntries(keyNames.map((name) => [name, randomBytes(32).toString('base64')]));
    writeFileSync(file, `${JSON.stringify(fresh, null, 2)}\n`, { mode: 0o600 });
  }
  const kept = readKeys(file);
  for (const name of keyNames) {
    const key = kept[name];
    if (typeof key !== 'string' || Buffer.from(key, 'base64').length !== 32)
      throw new Error(
        `${file} has no good ${name}. Put the file back, or delete the folder it is in to start with new data.`,
      );
  }
  return {
    ...(kept as Record<string, string>),
    NODE_REMINDER_TEMPLATE: 'DEMO_TMPL_NODE_REMINDER',
    MINIPROGRAM_STATE: 'formal',
    STORAGE_ROOT: storageRoot,
  };
}

function readKeys(file: string): Record<string, unknown> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  } catch {
    return {};
  }
}
