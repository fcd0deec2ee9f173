/** A page is read at this width; a wider one is only heavier. */
const width = 1400;
const qualities = [80, 60, 40];

/** Lets the person take or choose photos, `most` of them, and makes each at most so many bytes; none when they changed their mind. */
export async function choosePictures(most: number, limit: number): Promise<string[]> {
  const chosen = await new Promise<{ tempFilePath: string; size: number }[]>((resolve) => {
    wx.chooseMedia({
      count: most,
      mediaType: ['image'],
      sizeType: ['compressed'],
      sourceType: ['camera', 'album'],
      success: ({ tempFiles }) => resolve(tempFiles),
      fail: () => resolve([]),
    });
  });
  return Promise.all(chosen.map(({ tempFilePath, size }) => madeSmall(tempFilePath, size, limit)));
}

/** What is still too large in the end is refused by the cloud, with a sentence that says what to do. */
async function madeSmall(path: string, size: number, limit: number): Promise<string> {
  let small = path;
  let bytes = size;
  for (const quality of qualities) {
    if (bytes <= limit) return small;
    small = await compressed(path, quality);
    bytes = sizeOf(small);
  }
  return small;
}

function compressed(src: string, quality: number): Promise<string> {
  return new Promise((resolve) => {
    wx.compressImage({
      src,
      quality,
      compressedWidth: width,
      success: ({ tempFilePath }) => resolve(tempFilePath),
      fail: () => resolve(src),
    });
  });
}

function sizeOf(path: string): number {
  return (wx.getFileSystemManager().statSync(path) as WechatMiniprogram.Stats).size;
}
