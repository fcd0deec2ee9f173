import type { ApiHost, Area } from '../api-host';
import { answerCall, CallFailure, type CallOptions, requireType } from '../call-style';
import { readSource, sourceAddress } from '../files/open-source';
import { bytesOf, decodePicture, encodePicture } from './decode-picture';

/** What a picture is, a smaller one made of it, and looking at pictures in full. */
export function picturesArea(host: ApiHost): Area {
  const decoded = async (source: string) => {
    const blob = await readSource(host, source).catch(() => {
      throw new CallFailure('file not found');
    });
    const picture = await decodePicture(blob).catch(() => {
      throw new CallFailure('decode image failed');
    });
    return { blob, picture };
  };
  const preview = (
    name: string,
    media: (options: CallOptions) => PreviewItem[],
    first: (options: CallOptions) => unknown,
  ) => {
    return (options?: CallOptions) =>
      answerCall(name, options, () => {
        const items = media(options ?? {});
        if (items.length === 0) throw new CallFailure('parameter error: urls should have at least 1 item');
        const shown = items.map(({ url, kind }) => ({ kind, address: viewable(host, url) }));
        const wished = first(options ?? {});
        const at = typeof wished === 'number' ? wished : items.findIndex(({ url }) => url === wished);
        // Nobody waits for the viewer to be closed.
        void host.sheet('preview', { items: shown, current: Math.min(Math.max(0, at), items.length - 1) });
      });
  };
  return {
    getImageInfo: (options?: CallOptions) =>
      answerCall('getImageInfo', options, async () => {
        requireType('src', options?.src, 'string');
        const source = String(options?.src);
        const { blob, picture } = await decoded(source);
        const local = !/^(https?|data|cloud|blob):/.test(source) || /^http:\/\/(usr|tmp|store)/.test(source);
        const kind = blob.type.replace('image/', '').replace('svg+xml', 'svg');
        return {
          width: picture.width,
          height: picture.height,
          path: local ? source : host.files.temporary(await bytesOf(blob)),
          orientation: 'up',
          type: kind === 'jpg' ? 'jpeg' : kind || 'unknown',
        };
      }),
    compressImage: (options?: CallOptions) =>
      answerCall('compressImage', options, async () => {
        requireType('src', options?.src, 'string');
        const quality = typeof options?.quality === 'number' ? options.quality : 80;
        const { picture } = await decoded(String(options?.src));
        const ratio = picture.width / picture.height;
        const wishedWidth = Number(options?.compressedWidth ?? 0);
        const wishedHeight = Number(options?.compressedHeight ?? 0);
        // One side given: the other follows, so that the picture keeps its shape.
        const width = wishedWidth || (wishedHeight ? wishedHeight * ratio : picture.width);
        const height = wishedHeight || (wishedWidth ? wishedWidth / ratio : picture.height);
        const blob = await encodePicture(
          picture,
          width,
          height,
          'image/jpeg',
          Math.min(1, Math.max(0, quality / 100)),
        );
        return { tempFilePath: host.files.temporary(await bytesOf(blob)) };
      }),
    previewImage: preview(
      'previewImage',
      (options) => {
        requireType('urls', options.urls, 'array');
        return (options.urls as string[]).map((url) => ({ url, kind: 'image' as const }));
      },
      (options) => options.current ?? 0,
    ),
    previewMedia: preview(
      'previewMedia',
      (options) => {
        requireType('sources', options.sources, 'array');
        return (options.sources as { url: string; type?: string }[]).map(({ url, type }) => ({
          url,
          kind: type === 'video' ? 'video' : 'image',
        }));
      },
      (options) => options.current ?? 0,
    ),
  };
}

interface PreviewItem {
  url: string;
  kind: 'image' | 'video';
}

/** Address for looking only: pictures of the network may be shown without being read. */
function viewable(host: ApiHost, url: string): string {
  if (/^https?:\/\/(?!usr|tmp|store)/.test(url)) return url;
  return sourceAddress(host, url) ?? '';
}
