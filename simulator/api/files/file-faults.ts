import { CallFailure } from '../call-style';

/** The errors of the file system with WeChat's words and numbers (official page `errno`, 1300000 and on). */
export const fileFault = {
  missing: (path: string, call = 'open') =>
    new CallFailure(`no such file or directory, ${call} '${path}'`, { errno: 1300002 }),
  exists: (path: string) => new CallFailure(`file already exists, '${path}'`, { errno: 1300005 }),
  denied: (path: string, call = 'open') =>
    new CallFailure(`permission denied, ${call} '${path}'`, { errno: 1300013 }),
  isFolder: (path: string) =>
    new CallFailure(`illegal operation on a directory, open '${path}'`, { errno: 1300021 }),
  noFolder: (path: string) => new CallFailure(`not a directory, '${path}'`, { errno: 1300020 }),
  notEmpty: (path: string) => new CallFailure(`directory not empty, '${path}'`, { errno: 1300066 }),
  full: () => new CallFailure('the maximum size of the file storage limit is exceeded', { errno: 1300202 }),
  descriptor: () => new CallFailure('bad file descriptor', { errno: 1300009 }),
  parameter: (words: string) => new CallFailure(`parameter error: ${words}`, { errno: 1001 }),
};
