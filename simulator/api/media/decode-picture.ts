/** A picture that has been decoded, and its size in its own pixels. */
export interface DecodedPicture {
  image: HTMLImageElement;
  width: number;
  height: number;
}

/** Decodes a picture of any format that the browser knows. @throws when it is none */
export async function decodePicture(blob: Blob): Promise<DecodedPicture> {
  const address = URL.createObjectURL(blob);
  const image = new Image();
  image.src = address;
  try {
    await image.decode();
  } finally {
    URL.revokeObjectURL(address);
  }
  return { image, width: image.naturalWidth, height: image.naturalHeight };
}

/** Draws a picture at a size and encodes it. @param quality from 0 to 1, for JPEG */
export async function encodePicture(
  { image }: DecodedPicture,
  width: number,
  height: number,
  type: 'image/jpeg' | 'image/png',
  quality: number,
): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width));
  canvas.height = Math.max(1, Math.round(height));
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return encodeCanvas(canvas, type, quality);
}

/** A canvas as a file. @throws when it is empty or may not be read */
export function encodeCanvas(canvas: HTMLCanvasElement, type: string, quality: number): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('write file failed'))), type, quality);
  });
}

/** Bytes of a blob. */
export async function bytesOf(blob: Blob): Promise<Uint8Array> {
  return new Uint8Array(await blob.arrayBuffer());
}
