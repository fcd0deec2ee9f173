// Names of files in cloud storage, and the ids that are made of them.
import { createHash } from 'node:crypto';

/** The most bytes that a cloud path may have (PLATFORM.md §4). */
const LONGEST_PATH = 850;

/** What is wrong with a cloud path, or undefined when a file may be called so. */
export function cloudPathProblem(path: unknown): string | undefined {
  if (typeof path !== 'string' || path === '') return 'cloudPath must be text';
  if (path.startsWith('/')) return 'cloudPath must not begin with /';
  if (path.endsWith('/')) return 'cloudPath must not end with /';
  if (path.includes('//')) return 'cloudPath must not have //';
  if (path.split('/').includes('..')) return 'cloudPath must not have ..';
  if (/\p{Cc}|\p{Cs}/u.test(path)) return 'cloudPath must not have control characters';
  if (Buffer.byteLength(path) > LONGEST_PATH) return `cloudPath has more than ${LONGEST_PATH} bytes`;
  return undefined;
}

/** The bucket of an environment, named as CloudBase names buckets: four hex digits, the environment, an account. */
export function bucketOf(envId: string): string {
  const digits = createHash('sha1').update(envId).digest('hex').slice(0, 4);
  return `${digits}-${envId}-1250000000`;
}

/** `cloud://<env>.<bucket>/<path>`: what programs keep of a file. */
export function fileIdOf(envId: string, path: string): string {
  return `cloud://${envId}.${bucketOf(envId)}/${path}`;
}

/** The path in a file id of this environment; undefined when it is none, or of another environment. */
export function pathOfFileId(envId: string, fileId: unknown): string | undefined {
  const start = `cloud://${envId}.${bucketOf(envId)}/`;
  if (typeof fileId !== 'string' || !fileId.startsWith(start)) return undefined;
  const path = fileId.slice(start.length);
  return cloudPathProblem(path) === undefined ? path : undefined;
}
