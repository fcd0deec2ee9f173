import type { ApiHost, Area } from '../api-host';
import { answerCall, CallFailure, type CallOptions, requireType } from '../call-style';
import { sourceAddress } from '../files/open-source';
import { askForScope } from '../settings';

/** Pictures and videos into the album, where the panel offers them for download. Local files only; asks for the permission once. */
export function saveToAlbumArea(host: ApiHost): Area {
  const save = (name: string, kind: 'image' | 'video') => (options?: CallOptions) =>
    answerCall(name, options, async () => {
      requireType('filePath', options?.filePath, 'string');
      const path = String(options?.filePath);
      const address = /^https?:\/\/(?!usr|tmp|store)/.test(path) ? undefined : sourceAddress(host, path);
      if (address === undefined) throw new CallFailure('file not exists');
      if (!(await askForScope(host, 'scope.writePhotosAlbum'))) throw new CallFailure('auth deny');
      host.record('album', { filePath: path, address, kind });
    });
  return {
    saveImageToPhotosAlbum: save('saveImageToPhotosAlbum', 'image'),
    saveVideoToPhotosAlbum: save('saveVideoToPhotosAlbum', 'video'),
  };
}
