import type { ApiHost, Area } from '../api-host';
import { CallFailure, type CallOptions, requireType } from '../call-style';
import { addressOfObject } from '../files/object-address';
import { readSource } from '../files/open-source';
import { answerCloud, cloudError } from './cloud-errors';
import { type CloudWay, postJson } from './cloud-way';
import { type Progress, transferTask } from './transfer-task';

interface Answer {
  errCode?: number;
  errMsg?: string;
  error?: string;
  fileID?: string;
  statusCode?: number;
  fileList?: unknown[];
}

/** `wx.cloud.uploadFile`, `downloadFile`, `getTempFileURL`, `deleteFile`. */
export function cloudStorage(host: ApiHost, way: CloudWay): Area {
  const { emulator } = host;
  const person = () => host.state.person;
  const checked = (call: string, answer: Answer): Answer => {
    if (answer.errCode) throw cloudError(answer.errCode, answer.errMsg ?? `cloud.${call}:fail`);
    if (answer.error !== undefined) throw cloudError(-503001, `cloud.${call}:fail ${answer.error}`);
    return answer;
  };
  const upload = async (options: CallOptions, progress: Progress) => {
    requireType('cloudPath', options.cloudPath, 'string');
    requireType('filePath', options.filePath, 'string');
    const file = await readSource(host, String(options.filePath)).catch(() => {
      throw new CallFailure(`file doesn't exist`);
    });
    progress.tell(0, file.size);
    const response = await way.travel('uploadFile', (delivery, signal) =>
      fetch(
        `${emulator}/phone/storage/upload?${new URLSearchParams({
          person: person(),
          cloudPath: String(options.cloudPath),
          ...(delivery ? { delivery } : {}),
        })}`,
        { method: 'POST', body: file, signal: AbortSignal.any([signal, progress.signal]) },
      ),
    );
    const answer = checked('uploadFile', (await response.json()) as Answer);
    progress.tell(file.size, file.size);
    return { fileID: answer.fileID, statusCode: answer.statusCode ?? 200, errMsg: 'cloud.uploadFile:ok' };
  };
  const download = async (options: CallOptions, progress: Progress) => {
    requireType('fileID', options.fileID, 'string');
    const response = await way.travel('downloadFile', (delivery, signal) =>
      fetch(`${addressOfObject(host, String(options.fileID))}${delivery ? `&delivery=${delivery}` : ''}`, {
        signal: AbortSignal.any([signal, progress.signal]),
      }),
    );
    if (response.headers.get('x-content-type-options') !== 'nosniff') {
      checked('downloadFile', (await response.json()) as Answer);
    }
    const bytes = new Uint8Array(await response.arrayBuffer());
    progress.tell(bytes.length, bytes.length);
    const ending = /\.(\w+)$/.exec(String(options.fileID))?.[1];
    return {
      tempFilePath: host.files.temporary(bytes, ending),
      statusCode: 200,
      errMsg: 'cloud.downloadFile:ok',
    };
  };
  const list = (call: 'getTempFileURL' | 'deleteFile', route: string) => async (options: CallOptions) => {
    requireType('fileList', options.fileList, 'array');
    const response = await way.travel(call, (delivery, signal) =>
      postJson(
        `${emulator}/phone/storage/${route}`,
        { person: person(), fileList: options.fileList, ...(delivery ? { delivery } : {}) },
        signal,
      ),
    );
    const answer = checked(call, (await response.json()) as Answer);
    return { fileList: answer.fileList ?? [], errMsg: `cloud.${call}:ok` };
  };
  const urls = list('getTempFileURL', 'urls');
  const remove = list('deleteFile', 'delete');
  return {
    uploadFile: (options?: CallOptions) => transferTask('uploadFile', options ?? {}, upload),
    downloadFile: (options?: CallOptions) => transferTask('downloadFile', options ?? {}, download),
    getTempFileURL: (options?: CallOptions) =>
      answerCloud('getTempFileURL', urls(options ?? {}), options ?? {}),
    deleteFile: (options?: CallOptions) => answerCloud('deleteFile', remove(options ?? {}), options ?? {}),
  };
}
