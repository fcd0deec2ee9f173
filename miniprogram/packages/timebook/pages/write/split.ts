/** How much of the window the old page may take, in percent (look: decision 13). */
const most = 70;
/** Between two changes while dragging, in ms: 20 setData a second are WeChat's limit. */
const every = 60;

type Drag = WechatMiniprogram.TouchEvent;

/** The grip between the old page and the new one: from a finger's way to the old page's share of the window. */
export class Split {
  private from: { y: number; percent: number; height: number } | undefined;
  private movedAt = 0;

  begin(event: Drag, percent: number, height: number): void {
    this.from = { y: event.touches[0]?.clientY ?? 0, percent, height };
  }

  /** The share while the finger moves, or undefined while nothing needs drawing. */
  move(event: Drag, now = Date.now()): number | undefined {
    if (now - this.movedAt < every) return undefined;
    this.movedAt = now;
    return this.at(event.touches[0]?.clientY);
  }

  end(event: Drag): number | undefined {
    const percent = this.at(event.changedTouches[0]?.clientY);
    this.from = undefined;
    return percent;
  }

  private at(y: number | undefined): number | undefined {
    if (this.from === undefined || y === undefined) return undefined;
    const percent = this.from.percent + ((y - this.from.y) / this.from.height) * 100;
    return Math.round(Math.min(most, Math.max(0, percent)));
  }
}
