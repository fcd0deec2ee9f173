import type { Pen, Picture } from './canvas';

/** A piece of a long picture: so high, drawn from `y` on down. `space` is left out at the head of a picture; `needs`: what must follow on the same one. */
export type Block = { height: number; draw?: (pen: Pen, y: number) => void; space?: true; needs?: number };

/** What stands on every picture of a strip: its ground, before the blocks, and its number under them. */
export type Ground = (pen: Pen, place: { number: number; count: number; height: number }) => void;

/** 384 units across, two pixels each: as wide as a phone and as high as its board. */
export const strip = { width: 384, height: 682, scale: 2, top: 44, foot: 44 } as const;

/** Cuts blocks into pictures, never through one of them; the last is only as high as what it holds. */
export function cut(blocks: readonly Block[], ground: Ground): Picture[] {
  const sheets: { block: Block; y: number }[][] = [[]];
  let y: number = strip.top;
  const bottom = strip.height - strip.foot;
  for (const block of blocks) {
    if (y + block.height + (block.needs ?? 0) > bottom && sheets.at(-1)?.length) {
      sheets.push([]);
      y = strip.top;
    }
    if (block.space && sheets.at(-1)?.length === 0 && sheets.length > 1) continue;
    sheets.at(-1)?.push({ block, y });
    y += block.height;
  }
  const last = Math.min(strip.height, Math.ceil(y + strip.foot));
  return sheets.map((sheet, at) => {
    const height = at === sheets.length - 1 ? last : strip.height;
    return {
      width: strip.width,
      height,
      scale: strip.scale,
      draw(pen) {
        ground(pen, { number: at + 1, count: sheets.length, height });
        for (const { block, y: top } of sheet) block.draw?.(pen, top);
      },
    };
  });
}
