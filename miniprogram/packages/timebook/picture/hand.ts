import type { Signature } from '../../../../core/contract/signature';
import type { Pen } from './canvas';

/** A hand signature, its right end at `right`, standing on `bottom`; at most `height` high and `width` wide. */
export function drawHand(
  pen: Pen,
  { ratio, strokes }: Signature,
  place: { right: number; bottom: number; width: number; height: number },
  colour: string,
): void {
  const width = Math.min(place.width, place.height * ratio);
  const height = width / ratio;
  const left = place.right - width;
  const top = place.bottom - height;
  pen.save();
  pen.strokeStyle = colour;
  pen.lineWidth = Math.max(1.2, height / 32);
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  for (const stroke of strokes) {
    pen.beginPath();
    for (let i = 0; i + 1 < stroke.length; i += 2) {
      const x = left + ((stroke[i] ?? 0) / 1000) * width;
      const y = top + ((stroke[i + 1] ?? 0) / 1000) * height;
      if (i === 0) pen.moveTo(x, y);
      else pen.lineTo(x, y);
    }
    if (stroke.length === 2)
      pen.lineTo(left + ((stroke[0] ?? 0) / 1000) * width + 0.1, top + ((stroke[1] ?? 0) / 1000) * height);
    pen.stroke();
  }
  pen.restore();
}
