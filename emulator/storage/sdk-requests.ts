// `storage.*`: what the SDKs ask of cloud storage.
import { randomUUID } from 'node:crypto';
import type { WireRequest } from '../database/database';
import { WireError } from '../wire/error-codes';
import type { CloudStorage } from './cloud-storage';

type Handler = (storage: CloudStorage, request: WireRequest) => Promise<Readonly<Record<string, unknown>>>;

const HANDLERS: Readonly<Record<string, Handler>> = {
  'storage.getUploadMetadata': async (storage, { path }) => {
    const { url, fileId } = storage.uploadPlace(path);
    // What COS wants to see in headers (so no Chinese); the link itself carries the permission here.
    const cosFileId = Buffer.from(fileId).toString('base64');
    return { url, token: 'emulator', authorization: 'emulator', fileId, cosFileId };
  },
  'storage.batchGetDownloadUrl': async (storage, { file_list: list }) => ({
    // The code again as words: it is all that `downloadFile` hands on.
    download_list: storage
      .temporaryLinks(list, null)
      .map((one) => (one.code === 'SUCCESS' ? one : { ...one, message: one.code })),
  }),
  'storage.batchDeleteFile': async (storage, { fileid_list: list }) => ({
    delete_list: await storage.delete(list, null),
  }),
  'storage.batchCopyFile': async (storage, { file_list: list }) => ({ copy_list: await storage.copy(list) }),
};

/** Answers a storage request of an SDK. @throws WireError */
export async function handleStorageRequest(
  storage: CloudStorage,
  request: WireRequest,
): Promise<Readonly<Record<string, unknown>>> {
  const handler = Object.hasOwn(HANDLERS, request.action) ? HANDLERS[request.action] : undefined;
  if (!handler) throw new WireError('INVALID_PARAM', `${request.action} is not there in the emulator`);
  return { requestId: randomUUID(), data: await handler(storage, request) };
}
