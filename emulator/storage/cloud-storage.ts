import type { FilePermission } from '../rules/declared-rules';
import { isPublic, mayUseFile } from '../rules/file-access';
import { WireError, type WireErrorCode } from '../wire/error-codes';
import { cloudPathProblem, fileIdOf, pathOfFileId } from './cloud-path';
import { type FileStore, FileTooLarge, type StoredFile } from './file-store';
import { SignedLinks } from './signed-links';

/** The most files that one call may name (PLATFORM.md §4). */
export const FILES_PER_CALL = 50;
/** For how long a link to a private file is good when the caller says nothing (seconds). */
const LINK_LIFE = 600;
/** The longest life of a link (seconds): a day. */
const LONGEST_LINK_LIFE = 86_400;
/** For how long a place to upload to is kept open (milliseconds). */
const UPLOAD_LIFE = 15 * 60_000;

export interface StorageWorld {
  readonly files: FileStore;
  readonly envId: string;
  readonly now: () => number;
  readonly permission: FilePermission;
  /** The most bytes that a file may have. */
  readonly limit: number;
  /** Address of the emulator, without a slash at its end. */
  readonly url: () => string;
}

/** One file of a call, by itself good or bad. */
export interface FileAnswer {
  readonly fileID: unknown;
  /** `SUCCESS`, or a code of CloudBase. */
  readonly code: 'SUCCESS' | WireErrorCode;
  readonly tempFileURL?: string;
  readonly maxAge?: number;
}

/** A caller: an openid for a phone, null for a function. */
export type Who = string | null;

/** Cloud storage, as functions and phones use it. Every method throws a WireError for what the whole call did wrong. */
export class CloudStorage {
  readonly links = new SignedLinks();

  constructor(private readonly world: StorageWorld) {}

  get files(): FileStore {
    return this.world.files;
  }

  fileId(path: string): string {
    return fileIdOf(this.world.envId, path);
  }

  /** A place to put a file to, for SDKs: they ask for it and then PUT the bytes. */
  uploadPlace(cloudPath: unknown): { url: string; fileId: string } {
    const path = checkedPath(cloudPath);
    const until = this.world.now() + UPLOAD_LIFE;
    return {
      url: this.world.url() + this.links.make({ use: 'put', path, until }),
      fileId: this.fileId(path),
    };
  }

  /** Puts a file back as an archive has it. */
  async restore(path: string, bytes: Buffer, facts: { owner: Who; at: number }): Promise<void> {
    await this.world.files.put(checkedPath(path), [bytes], { ...facts, limit: Number.POSITIVE_INFINITY });
  }

  /** Writes a file. @throws WireError STORAGE_EXCEED_AUTHORITY, INVALID_PARAM, STORAGE_REQUEST_FAIL (too large) */
  async upload(cloudPath: unknown, bytes: AsyncIterable<Uint8Array>, who: Who): Promise<StoredFile> {
    const { files, now, limit, permission } = this.world;
    const path = checkedPath(cloudPath);
    if (who !== null) {
      const there = files.stat(path);
      if (!mayUseFile(permission, 'write', who, { path, owner: there ? there.owner : who }, now()))
        throw new WireError('STORAGE_EXCEED_AUTHORITY', 'storage permission denied');
    }
    try {
      return await files.put(path, bytes, { owner: who, at: now(), limit });
    } catch (error) {
      if (error instanceof FileTooLarge)
        throw new WireError('STORAGE_REQUEST_FAIL', `[EntityTooLarge]: ${error.message}`);
      throw error;
    }
  }

  /** Whether everybody may read every file: then links are not signed and never end. */
  get isPublic(): boolean {
    return isPublic(this.world.permission);
  }

  /** The path behind a link of ours: null when it leads to nothing, undefined when the link is not ours. */
  pathBehind(link: string): string | null | undefined {
    if (!URL.canParse(link)) return null;
    const url = new URL(link);
    if (url.origin !== this.world.url()) return undefined;
    const grant = this.links.read(url);
    if (grant?.use !== 'get' || !grant.valid || !this.world.files.stat(grant.path)) return null;
    const ended = grant.until === null ? !this.isPublic : grant.until < this.world.now();
    return ended ? null : grant.path;
  }

  /** Links to files; each that cannot be had says why. @param list file ids, or objects with `fileid` and `max_age` (seconds) */
  temporaryLinks(list: unknown, who: Who): FileAnswer[] {
    return this.named(list).map(({ fileID, path, maxAge }) => {
      const problem = maxAge > 0 ? this.problem('read', path, who) : 'INVALID_PARAM';
      if (path === undefined || problem !== undefined) return { fileID, code: problem ?? 'INVALID_PARAM' };
      const seconds = Math.min(maxAge, LONGEST_LINK_LIFE);
      const until = this.isPublic ? null : this.world.now() + seconds * 1000;
      const tempFileURL = this.world.url() + this.links.make({ use: 'get', path, until });
      return { fileID, code: 'SUCCESS', tempFileURL, maxAge: seconds };
    });
  }

  /** Deletes files, each by itself; one that is not there is an error of its own. */
  async delete(list: unknown, who: Who): Promise<FileAnswer[]> {
    const answers: FileAnswer[] = [];
    for (const { fileID, path } of this.named(list)) {
      const problem = this.problem('write', path, who);
      if (path !== undefined && problem === undefined) await this.world.files.remove(path);
      answers.push({ fileID, code: problem ?? 'SUCCESS' });
    }
    return answers;
  }

  /** The path of a file that may be read under this id. @throws WireError */
  readable(fileId: unknown, who: Who): string {
    const path = pathOfFileId(this.world.envId, fileId);
    const problem = this.problem('read', path, who);
    if (path === undefined || problem !== undefined)
      throw new WireError(problem ?? 'INVALID_PARAM', `${String(fileId)} cannot be read`);
    return path;
  }

  /** Copies (or moves) files within the environment, for functions. @param list `{ src_path, dst_path, overwrite?, remove_original? }` */
  async copy(list: unknown): Promise<{ fileId: string; code: string; message?: string }[]> {
    const answers: { fileId: string; code: string; message?: string }[] = [];
    for (const item of checkedList(list)) {
      const { src_path, dst_path, overwrite, remove_original } = Object(item) as Record<string, unknown>;
      const [from, to] = [checkedPath(src_path), checkedPath(dst_path)];
      const bytes = this.world.files.read(from);
      const fileId = this.fileId(to);
      if (!bytes) answers.push({ fileId, code: 'STORAGE_FILE_NONEXIST', message: 'storage file not exists' });
      else if (overwrite === false && this.world.files.stat(to)) {
        bytes.destroy();
        answers.push({ fileId, code: 'STORAGE_FILE_EXIST', message: 'the file is there already' });
      } else {
        await this.upload(to, bytes, null);
        if (remove_original === true) await this.world.files.remove(from);
        answers.push({ fileId, code: 'SUCCESS' });
      }
    }
    return answers;
  }

  private problem(
    operation: 'read' | 'write',
    path: string | undefined,
    who: Who,
  ): WireErrorCode | undefined {
    if (path === undefined) return 'INVALID_PARAM';
    const file = this.world.files.stat(path);
    if (file === undefined) return 'STORAGE_FILE_NONEXIST';
    const { permission, now } = this.world;
    const may = who === null || mayUseFile(permission, operation, who, { path, owner: file.owner }, now());
    return may ? undefined : 'STORAGE_EXCEED_AUTHORITY';
  }

  private named(list: unknown): { fileID: unknown; path: string | undefined; maxAge: number }[] {
    return checkedList(list).map((item) => {
      const named =
        typeof item === 'object' && item !== null ? (item as Record<string, unknown>) : { fileid: item };
      const fileID = named.fileid ?? named.fileID;
      return {
        fileID,
        path: pathOfFileId(this.world.envId, fileID),
        maxAge: Number(named.max_age ?? named.maxAge ?? LINK_LIFE),
      };
    });
  }
}

function checkedList(list: unknown): unknown[] {
  if (!Array.isArray(list) || list.length === 0)
    throw new WireError('INVALID_PARAM', 'fileList must be a list that is not empty');
  if (list.length > FILES_PER_CALL)
    throw new WireError('INVALID_PARAM', `fileList has more than ${FILES_PER_CALL} files`);
  return list;
}

function checkedPath(cloudPath: unknown): string {
  const problem = cloudPathProblem(cloudPath);
  if (problem !== undefined) throw new WireError('INVALID_PARAM', problem);
  return cloudPath as string;
}
