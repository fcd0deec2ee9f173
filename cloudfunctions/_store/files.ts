import cloud from 'wx-server-sdk';
import { database } from './database';

/** The only door to cloud storage for what functions keep there themselves. Nothing is overwritten by accident: look first. */
interface StorageDoor {
  uploadFile(options: { cloudPath: string; fileContent: Buffer }): Promise<{ fileID: string }>;
  downloadFile(options: { fileID: string }): Promise<{ fileContent: Buffer }>;
  getTempFileURL(options: {
    fileList: string[];
  }): Promise<{ fileList: { fileID: string; status: number }[] }>;
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
    return (await storage().uploadFile({ cloudPath: path, fileContent: Buffer.from(text) })).fileID;
  },
  async read(fileId: string): Promise<string> {
    return (await storage().downloadFile({ fileID: fileId })).fileContent.toString('utf8');
  },
  /** Those of up to 50 ids that are there. */
  async present(fileIds: readonly string[]): Promise<string[]> {
    const { fileList } = await storage().getTempFileURL({ fileList: fileIds.slice(0, mostAsked) });
    return fileList.filter(({ status }) => status === 0).map(({ fileID }) => fileID);
  },
};
