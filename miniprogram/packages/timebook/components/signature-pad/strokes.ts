import type { Signature } from '../../../../../core/contract/signature';
import { signatureLimits } from '../../services/limits';

export type Point = { x: number; y: number };

/** Points nearer than this (thousandths of the pad) are one: what a finger trembles needs no ink. */
const nearest = 5;
/** Points of one stroke in the contract; a longer one goes on as the next. */
const strokePoints = 400;

/** A hand signature as it grows: strokes of x,y in thousandths of the pad, within the contract's limits. */
export class Strokes {
  readonly strokes: number[][] = [];
  private points = 0;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {}

  /** The pen comes down. */
  begin(point: Point): void {
    if (this.full) return;
    this.strokes.push([...this.place(point)]);
    this.points++;
  }

  /** The pen moves; gives whether ink was added. */
  move(point: Point): boolean {
    const stroke = this.strokes.at(-1);
    if (stroke === undefined || this.points >= signatureLimits.points) return false;
    const [x, y] = this.place(point);
    const fromX = stroke.at(-2) ?? x;
    const fromY = stroke.at(-1) ?? y;
    if (Math.abs(x - fromX) + Math.abs(y - fromY) < nearest) return false;
    if (stroke.length >= strokePoints * 2) {
      if (this.full) return false;
      this.strokes.push([fromX, fromY, x, y]);
    } else stroke.push(x, y);
    this.points++;
    return true;
  }

  clear(): void {
    this.strokes.length = 0;
    this.points = 0;
  }

  /** The signature, or undefined while nothing is written. */
  get signature(): Signature | undefined {
    if (this.strokes.length === 0) return undefined;
    const ratio = Math.min(10, Math.max(0.2, Math.round((this.width / this.height) * 1000) / 1000));
    return { ratio, strokes: this.strokes.map((stroke) => [...stroke]) };
  }

  private get full(): boolean {
    return this.strokes.length >= signatureLimits.strokes || this.points >= signatureLimits.points;
  }

  private place({ x, y }: Point): [number, number] {
    const clamp = (n: number) => Math.min(1000, Math.max(0, Math.round(n)));
    return [clamp((x / this.width) * 1000), clamp((y / this.height) * 1000)];
  }
}
