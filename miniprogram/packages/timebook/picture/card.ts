import type { Picture } from './canvas';
import { columnsCard } from './card-columns';
import { placketCard } from './card-placket';
import { sheetCard } from './card-sheet';

/** One sentence of an opened chapter and whose it is, as a card tells it. */
export type CardWords = { sentence: string; name: string; chapter: string; day: string };

/** A card in units: 1020 × 1360 pixels, three by four. */
export const cardSize = { width: 300, height: 400, scale: 3.4 } as const;

export const cardDesigns = { sheet: sheetCard, columns: columnsCard, placket: placketCard } as const;
export type CardDesign = keyof typeof cardDesigns;

/** The card in a design, ready for the board. */
export function card(design: CardDesign, words: CardWords): Picture {
  return { ...cardSize, draw: (pen) => cardDesigns[design](pen, words) };
}
