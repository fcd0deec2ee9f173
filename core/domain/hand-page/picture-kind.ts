/** What a photo of a page can be: what both the phone shows and a document can set. */
export type PictureKind = 'jpeg' | 'png';

const beginnings: readonly { kind: PictureKind; bytes: readonly number[] }[] = [
  { kind: 'jpeg', bytes: [0xff, 0xd8, 0xff] },
  { kind: 'png', bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
];

/** What a file is by its first bytes, whatever its name says; null when it is no picture that is taken. */
export function pictureKind(file: ArrayLike<number>): PictureKind | null {
  return beginnings.find(({ bytes }) => bytes.every((byte, at) => file[at] === byte))?.kind ?? null;
}
