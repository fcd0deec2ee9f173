import { writeText } from '../../text/write';
import { type Point, Strokes } from './strokes';

/** Largest side of a canvas, in device pixels: larger ones crash some phones (PLATFORM.md §10). */
const largestSide = 1365;
const penWidth = 3;

type Touch = { x?: number; y?: number; clientX: number; clientY: number };
type Pad = { strokes: Strokes; context: CanvasContext | undefined; left: number; top: number };
type CanvasContext = {
  scale(x: number, y: number): void;
  clearRect(x: number, y: number, w: number, h: number): void;
  beginPath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  stroke(): void;
  lineWidth: number;
  lineCap: string;
  lineJoin: string;
  strokeStyle: string;
};
type Found = {
  node?: { width: number; height: number; getContext(kind: '2d'): CanvasContext } | null;
  width: number;
  height: number;
  left: number;
  top: number;
} | null;

const pads = new WeakMap<object, Pad>();

/**
 * Signs by hand. The paper stays light in the dark, as the sealed letter does. Event: `change` with `{ signature }`, absent while
 * empty. `ready` when ink can flow.
 */
Component({
  data: {
    empty: true,
    hint: writeText.signHere,
    label: writeText.signLabel,
    redo: writeText.redo,
    done: writeText.signed,
  },
  lifetimes: {
    ready() {
      this.measure();
    },
  },
  methods: {
    /** Finds canvas and place; the sheet it lies on may still be sliding in, so each stroke measures again. */
    measure() {
      this.createSelectorQuery()
        .select('.canvas')
        .fields({ node: true, size: true, rect: true } as never, (result) =>
          this.placed(result as unknown as Found),
        )
        .exec();
    },

    placed(found: Found) {
      if (!found || found.width === 0) return;
      const pad = pads.get(this);
      if (pad !== undefined && pad.strokes.width === found.width) {
        Object.assign(pad, { left: found.left, top: found.top });
        return;
      }
      const { width, height, left, top } = found;
      const ratio = Math.min(wx.getWindowInfo().pixelRatio, largestSide / Math.max(width, height));
      const context = found.node?.getContext('2d');
      if (found.node && context) {
        found.node.width = Math.floor(width * ratio);
        found.node.height = Math.floor(height * ratio);
        context.scale(ratio, ratio);
        Object.assign(context, {
          lineWidth: penWidth,
          lineCap: 'round',
          lineJoin: 'round',
          strokeStyle: '#2A2621',
        });
      }
      pads.set(this, { strokes: new Strokes(width, height), context, left, top });
      this.triggerEvent('ready');
    },

    start(event: WechatMiniprogram.TouchEvent) {
      const pad = pads.get(this);
      const point = at(pad, event);
      if (pad === undefined || point === undefined) {
        this.measure();
        return;
      }
      pad.strokes.begin(point);
      draw(pad, point, point);
      if (this.data.empty) this.setData({ empty: false });
    },

    move(event: WechatMiniprogram.TouchEvent) {
      const pad = pads.get(this);
      const point = at(pad, event);
      const stroke = pad?.strokes.strokes.at(-1);
      if (pad === undefined || point === undefined || stroke === undefined) return;
      const { width, height } = pad.strokes;
      const from = { x: ((stroke.at(-2) ?? 0) / 1000) * width, y: ((stroke.at(-1) ?? 0) / 1000) * height };
      if (pad.strokes.move(point)) draw(pad, from, point);
    },

    end() {
      const signature = pads.get(this)?.strokes.signature;
      if (signature !== undefined) this.triggerEvent('change', { signature });
      this.measure();
    },

    clear() {
      const pad = pads.get(this);
      if (pad === undefined) return;
      pad.strokes.clear();
      pad.context?.clearRect(0, 0, pad.strokes.width, pad.strokes.height);
      this.setData({ empty: true });
      this.triggerEvent('change', {});
    },
  },
});

/** Where the pen is on the pad. A canvas tells x, y; where it does not, the place in the window is used. */
function at(pad: Pad | undefined, event: WechatMiniprogram.TouchEvent): Point | undefined {
  const touch = event.touches[0] as unknown as Touch | undefined;
  if (touch === undefined || pad === undefined) return undefined;
  if (typeof touch.x === 'number' && typeof touch.y === 'number') return { x: touch.x, y: touch.y };
  return { x: touch.clientX - pad.left, y: touch.clientY - pad.top };
}

function draw({ context }: Pad, from: Point, to: Point): void {
  if (context === undefined) return;
  context.beginPath();
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y + (from.x === to.x && from.y === to.y ? 0.1 : 0));
  context.stroke();
}
