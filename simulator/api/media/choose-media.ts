import type { ApiHost, Area } from '../api-host';
import { answerCall, CallFailure, type CallOptions } from '../call-style';
import { bytesOf, decodePicture, encodePicture } from './decode-picture';

/** What the album's or the camera's sheet gives back. */
export interface TakenMedia {
  items: {
    blob: Blob;
    kind: 'image' | 'video' | 'file';
    name: string;
    duration?: number;
    width?: number;
    height?: number;
  }[];
  /** 原图 was ticked: pictures as they are. */
  original: boolean;
}

/** A picture that is sent compressed has no side longer than this, and this quality. */
const COMPRESSED_SIDE = 1440;
const COMPRESSED_QUALITY = 0.8;

interface Wish {
  count: number;
  kinds: ('image' | 'video')[];
  sources: string[];
  sizes: string[];
  maxDuration: number;
}

interface Chosen {
  tempFilePath: string;
  size: number;
  fileType: 'image' | 'video' | 'file';
  name: string;
  width: number;
  height: number;
  duration: number;
  thumbTempFilePath?: string;
}

/** Taking and choosing: `chooseMedia`, its older forms, and files of a chat. */
export function chooseMediaArea(host: ApiHost): Area {
  return {
    chooseMedia: (options?: CallOptions) =>
      answerCall('chooseMedia', options, async () => {
        const most = Number(options?.count ?? 9);
        if (most > 20) throw new CallFailure('parameter error: count should not be larger than 20');
        const chosen = await choose(host, {
          count: most,
          kinds: kindsOf(options?.mediaType),
          sources: listOf(options?.sourceType, ['album', 'camera']),
          sizes: listOf(options?.sizeType, ['original', 'compressed']),
          maxDuration: Number(options?.maxDuration ?? 10),
        });
        const kinds = new Set(chosen.map(({ fileType }) => fileType));
        return {
          type: kinds.size > 1 ? 'mix' : (chosen[0]?.fileType ?? 'image'),
          tempFiles: chosen.map(({ name, ...file }) => ({ ...file, originalFileObj: undefined })),
        };
      }),
    chooseImage: (options?: CallOptions) =>
      answerCall('chooseImage', options, async () => {
        const chosen = await choose(host, {
          count: Number(options?.count ?? 9),
          kinds: ['image'],
          sources: listOf(options?.sourceType, ['album', 'camera']),
          sizes: listOf(options?.sizeType, ['original', 'compressed']),
          maxDuration: 0,
        });
        return {
          tempFilePaths: chosen.map(({ tempFilePath }) => tempFilePath),
          tempFiles: chosen.map(({ tempFilePath, size }) => ({ path: tempFilePath, size })),
        };
      }),
    chooseVideo: (options?: CallOptions) =>
      answerCall('chooseVideo', options, async () => {
        const [video] = await choose(host, {
          count: 1,
          kinds: ['video'],
          sources: listOf(options?.sourceType, ['album', 'camera']),
          sizes: [options?.compressed === false ? 'original' : 'compressed'],
          maxDuration: Number(options?.maxDuration ?? 60),
        });
        if (!video) throw new CallFailure('cancel');
        const { tempFilePath, size, width, height, duration } = video;
        return { tempFilePath, size, width, height, duration };
      }),
    chooseMessageFile: (options?: CallOptions) =>
      answerCall('chooseMessageFile', options, async () => {
        const taken = await host.sheet<TakenMedia | null>('album', {
          title: '从聊天中选择',
          count: Number(options?.count ?? 100),
          kinds: { all: ['file', 'image', 'video'], image: ['image'], video: ['video'], file: ['file'] }[
            String(options?.type ?? 'all')
          ],
          extensions: options?.extension,
          canCompress: false,
        });
        if (!taken || taken.items.length === 0) throw new CallFailure('cancel');
        const time = Math.round((Date.now() + host.clockOffset()) / 1000);
        const files = taken.items.map(async ({ blob, kind, name }) => {
          const bytes = await bytesOf(blob);
          const path = host.files.temporary(bytes, /\.(\w+)$/.exec(name)?.[1]);
          return { path, size: bytes.length, name, type: kind, time };
        });
        return { tempFiles: await Promise.all(files) };
      }),
  };
}

const listOf = (value: unknown, otherwise: string[]): string[] =>
  Array.isArray(value) && value.length > 0
    ? value.map(String)
    : typeof value === 'string'
      ? [value]
      : otherwise;

function kindsOf(value: unknown): Wish['kinds'] {
  const given = listOf(value, ['image', 'video']);
  const kinds = given.includes('mix') ? ['image', 'video'] : given;
  return kinds.filter((kind) => kind === 'image' || kind === 'video');
}

async function choose(host: ApiHost, wish: Wish): Promise<Chosen[]> {
  const { sources, kinds, sizes, count, maxDuration } = wish;
  let source = sources[0];
  if (sources.length > 1) {
    const chosen = await host.sheet<number | null>('action-sheet', { items: ['拍摄', '从相册选择'] });
    if (chosen === null) throw new CallFailure('cancel');
    source = chosen === 0 ? 'camera' : 'album';
  }
  const taken = await host.sheet<TakenMedia | null>(source === 'camera' ? 'camera' : 'album', {
    count: source === 'camera' ? 1 : count,
    kinds,
    maxDuration,
    canCompress: sizes.includes('original') && sizes.includes('compressed'),
  });
  if (!taken || taken.items.length === 0) throw new CallFailure('cancel');
  const original = sizes.includes('original') && (taken.original || !sizes.includes('compressed'));
  return Promise.all(taken.items.slice(0, count).map((item) => keep(host, item, original)));
}

async function keep(host: ApiHost, item: TakenMedia['items'][number], original: boolean): Promise<Chosen> {
  const { blob, kind, name } = item;
  if (kind !== 'image') {
    const bytes = await bytesOf(blob);
    const { width = 0, height = 0, duration = 0 } = item;
    const tempFilePath = host.files.temporary(bytes);
    return { tempFilePath, size: bytes.length, fileType: kind, name, width, height, duration };
  }
  const picture = await decodePicture(blob).catch(() => {
    throw new CallFailure('decode image failed');
  });
  const shrink = Math.min(1, COMPRESSED_SIDE / Math.max(picture.width, picture.height));
  const kept = original
    ? { blob, width: picture.width, height: picture.height }
    : {
        blob: await encodePicture(
          picture,
          picture.width * shrink,
          picture.height * shrink,
          'image/jpeg',
          COMPRESSED_QUALITY,
        ),
        width: Math.round(picture.width * shrink),
        height: Math.round(picture.height * shrink),
      };
  const bytes = await bytesOf(kept.blob);
  const tempFilePath = host.files.temporary(bytes);
  return {
    tempFilePath,
    size: bytes.length,
    fileType: 'image',
    name,
    width: kept.width,
    height: kept.height,
    duration: 0,
  };
}
