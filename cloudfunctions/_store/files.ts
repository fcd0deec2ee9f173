import cloud from 'wx-server-sdk';
import { database } from './database';

/** The only door to cloud storage for what functions keep there themselves. Nothing is overwritten by accident: look first. */
interface StorageDoor {
  uploadFile(options: { cloudPath: string; fileContent: Buffer }): Promise<{ fileID: string }>;
  deleteFile(options: { fileList: string[] }): Promise<unknown>;
  downloadFile(options: { fileID: string }): Promise<{ fileContent: Buffer }>;
  getTempFileURL(options: {
    fileList: (string | { fileID: string; maxAge: number })[];
  }): Promise<{ fileList: { fileID: string; status: number; tempFileURL?: string }[] }>;
}

function storage(): StorageDoor {
  database(); // opens the environment
  return cloud as unknown as StorageDoor;
}

/** Most files that one call may ask for. */
const mostAsked = 50;

export const files = {
  /** Writes a text; answers the id under which it lies. */
  async write(path: string, text: string): Promise<string> {
    return files.writeBytes(path, Buffer.from(text));
  },
  async writeBytes(path: string, fileContent: Buffer): Promise<string> {
    return (await storage().uploadFile({ cloudPath: path, fileContent })).fileID;
  },
  async read(fileId: string): Promise<string> {
    return (await files.bytes(fileId)).toString('utf8');
  },
  async bytes(fileId: string): Promise<Buffer> {
    return (await storage().downloadFile({ fileID: fileId })).fileContent;
  },
  /** Takes files away; those that are not there are passed over. */
  async remove(fileIds: readonly string[]): Promise<void> {
    await storage().deleteFile({ fileList: [...fileIds] });
  },
  /** An address at which whoever knows it can fetch a file, for some seconds; null when the file is not there. */
  async link(fileId: string, seconds: number): Promise<string | null> {
    const wanted = [{ fileID: fileId, maxAge: seconds }];
    const { fileList } = await storage().getTempFileURL({ fileList: wanted });
    return (fileList[0]?.status === 0 && fileList[0].tempFileURL) || null;
  },
  /** Those of up to 50 ids that are there. */
  async present(fileIds: readonly string[]): Promise<string[]> {
    const { fileList } = await storage().getTempFileURL({ fileList: fileIds.slice(0, mostAsked) });
    return fileList.filter(({ status }) => status === 0).map(({ fileID }) => fileID);
  },
};
