import type { ApiHost, Area } from '../api-host';
import { answerCall, CallFailure, type CallOptions } from '../call-style';
import { strict } from '../strict';
import { type FileGround, fileOperations } from './file-operations';
import { USER_FOLDER } from './file-store';
import { openFileOperations } from './open-files';
import { readPackageFile } from './package-file';

/** Positional parameters of the synchronous forms, and which part of the result they return (official pages of FileSystemManager). */
const SYNCHRONOUS: Record<string, { takes: string[]; gives?: string }> = {
  access: { takes: ['path'] },
  appendFile: { takes: ['filePath', 'data', 'encoding'] },
  copyFile: { takes: ['srcPath', 'destPath'] },
  mkdir: { takes: ['dirPath', 'recursive'] },
  readFile: { takes: ['filePath', 'encoding', 'position', 'length'], gives: 'data' },
  readdir: { takes: ['dirPath'], gives: 'files' },
  rename: { takes: ['oldPath', 'newPath'] },
  rmdir: { takes: ['dirPath', 'recursive'] },
  saveFile: { takes: ['tempFilePath', 'filePath'], gives: 'savedFilePath' },
  stat: { takes: ['path', 'recursive'], gives: 'stats' },
  truncate: { takes: ['filePath', 'length'] },
  unlink: { takes: ['filePath'] },
  writeFile: { takes: ['filePath', 'data', 'encoding'] },
};
/** Synchronous forms that take their options as one object. */
const SYNCHRONOUS_BY_OPTIONS: Record<string, string | undefined> = {
  open: 'fd',
  close: undefined,
  fstat: 'stats',
  ftruncate: undefined,
  read: '',
  write: '',
};

/** What the file system of this phone stands on; also for other areas that read and write files. */
export function fileGround(host: ApiHost): FileGround {
  return { files: host.files, packageFile: readPackageFile };
}

/** `wx.getFileSystemManager()` and `wx.env`. */
export function fileSystemArea(host: ApiHost): Area {
  const ground = fileGround(host);
  const operations = { ...fileOperations(ground), ...openFileOperations(ground) };
  const members: Area = {};
  for (const [name, run] of Object.entries(operations)) {
    members[name] = (options?: CallOptions) => answerCall(name, options, () => run(options ?? {}));
    const positional = SYNCHRONOUS[name];
    if (positional) {
      members[`${name}Sync`] = (...values: unknown[]) => {
        const options = Object.fromEntries(positional.takes.map((parameter, i) => [parameter, values[i]]));
        const result = synchronously(`${name}Sync`, () => run(options));
        return positional.gives ? result?.[positional.gives] : undefined;
      };
    } else if (name in SYNCHRONOUS_BY_OPTIONS) {
      const gives = SYNCHRONOUS_BY_OPTIONS[name];
      members[`${name}Sync`] = (options?: Record<string, unknown>) => {
        const result = synchronously(`${name}Sync`, () => run(options ?? {}));
        return gives === '' ? result : gives ? result?.[gives] : undefined;
      };
    }
  }
  const one = strict('FileSystemManager', members, host);
  return {
    getFileSystemManager: () => one,
    env: { USER_DATA_PATH: USER_FOLDER },
  };
}

function synchronously<T>(name: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const message = `${name}:fail ${error instanceof Error ? error.message : String(error)}`;
    const fields = error instanceof CallFailure ? error.fields : {};
    throw Object.assign(new Error(message), fields, { errMsg: message });
  }
}
