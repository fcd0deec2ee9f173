import cloud from 'wx-server-sdk';

interface OpenApi {
  openapi: { wxacode: { getUnlimited(o: object): Promise<{ contentType?: string; buffer?: Buffer }> } };
}

/** The mini program code that opens a page with a scene, base64; null while WeChat makes none. */
export async function programCode(
  scene: string,
  page: string,
): Promise<{ type: string; picture: string } | null> {
  const asked = { scene, page, checkPath: false, width: 430 };
  const made = await (cloud as unknown as OpenApi).openapi.wxacode.getUnlimited(asked).catch(() => null);
  if (!made?.buffer) return null;
  return { type: made.contentType ?? 'image/png', picture: made.buffer.toString('base64') };
}
