import { type PictureKind, pictureKind } from '../hand-page/picture-kind';

/** Pictures and a spoken word under a question: how many of each, bytes of one, and how long somebody may speak. */
export const mediaLimits = { pictures: 3, voices: 1, bytes: 700_000, seconds: 60 } as const;

export type MediaKind = 'picture' | 'voice';
/** `wav` is what recorders without an encoder write, whatever ending they give it. */
export type MediaFormat = PictureKind | 'mp3' | 'wav';

const ascii = (file: ArrayLike<number>, from: number, word: string): boolean =>
  Array.from(word).every((letter, at) => file[from + at] === letter.charCodeAt(0));

/** What a sound is by its first bytes, whatever its name says; null when it is none that is taken. */
export function soundKind(file: ArrayLike<number>): 'mp3' | 'wav' | null {
  if (ascii(file, 0, 'ID3') || (file[0] === 0xff && ((file[1] ?? 0) & 0xe6) === 0xe2)) return 'mp3';
  return ascii(file, 0, 'RIFF') && ascii(file, 8, 'WAVE') ? 'wav' : null;
}

/** The same for either kind. */
export function mediaFormat(kind: MediaKind, file: ArrayLike<number>): MediaFormat | null {
  return kind === 'picture' ? pictureKind(file) : soundKind(file);
}

/** Whether so many of each may stand under one question. */
export function fitsOneQuestion(kinds: readonly MediaKind[]): boolean {
  const voices = kinds.filter((kind) => kind === 'voice').length;
  return voices <= mediaLimits.voices && kinds.length - voices <= mediaLimits.pictures;
}
