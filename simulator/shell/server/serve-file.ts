import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join, normalize, sep } from 'node:path';
import { contentType } from './content-type';

/** One address prefix and the folder behind it. */
export interface Mount {
  prefix: string;
  folder: string;
}

/**
 * Finds the file that an address means: the longest prefix wins, and nothing above its folder is reached.
 *
 * @param path decoded path of the address, with leading slash
 * @returns undefined when no mount fits or the path climbs out
 */
export function locateFile(path: string, mounts: readonly Mount[]): string | undefined {
  const fitting = mounts
    .filter((mount) => path.startsWith(mount.prefix))
    .sort((one, other) => other.prefix.length - one.prefix.length)[0];
  if (!fitting || path.includes('\0')) return undefined;
  const folder = normalize(`${fitting.folder}${sep}`);
  const file = normalize(join(folder, path.slice(fitting.prefix.length)));
  return file.startsWith(folder) ? file : undefined;
}

/** Sends a file; 404 with a sentence when it is not there. Nothing is cached: the program is being worked on. */
export async function serveFile(response: ServerResponse, file: string | undefined): Promise<void> {
  const found = file === undefined ? undefined : await stat(file).catch(() => undefined);
  if (!file || !found?.isFile()) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('There is no such file.\n');
    return;
  }
  response.writeHead(200, {
    'content-type': contentType(file),
    'content-length': found.size,
    'cache-control': 'no-store',
  });
  createReadStream(file).pipe(response);
}
