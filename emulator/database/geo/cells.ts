// Places in an index: the degrees of the earth as a tree of four, each cell a path of digits from the whole world down. A place lies under
// the few cells that its bounding box touches; what may meet a box lies in the box's cells, below them, or in a cell above them.
import type { ByteRange } from '../planner';
import { successor } from '../value-order';
import type { Position, Shape } from './shapes';

/** Degrees; `west` is never east of `east`. */
export interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** Two metres at the equator. */
const DEEPEST = 24;
/** How much smaller than the box the cells of a query are: fewer documents beside it, more ranges. */
const FINER = 2;
/** Follows the digits 0 to 3. */
const END = Buffer.from([4]);
/** Degrees that make up for rounding. */
const MARGIN = 1e-7;
const WORLD: Box = { west: -180, south: -90, east: 180, north: 90 };

const degrees = (radians: number) => (radians * 180) / Math.PI;

/** The box around some positions. */
export function boxAround(positions: readonly Position[]): Box {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [longitude, latitude] of positions) {
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  return { west, south, east, north };
}

/** The boxes that hold all within some radians of a position: two where the circle crosses the date line. */
export function boxesAroundCircle([longitude, latitude]: Position, radians: number): Box[] {
  const reach = degrees(radians) + MARGIN;
  const south = latitude - reach;
  const north = latitude + reach;
  if (south <= -90 || north >= 90)
    return [{ ...WORLD, south: Math.max(south, -90), north: Math.min(north, 90) }];
  const sine = Math.sin(radians) / Math.cos((latitude * Math.PI) / 180);
  const aside = sine < 1 ? degrees(Math.asin(sine)) + MARGIN : 180;
  const [west, east] = [longitude - aside, longitude + aside];
  if (east - west >= 360) return [{ ...WORLD, south, north }];
  if (west < -180)
    return [
      { west: -180, east, south, north },
      { west: west + 360, east: 180, south, north },
    ];
  if (east > 180)
    return [
      { west, east: 180, south, north },
      { west: -180, east: east - 360, south, north },
    ];
  return [{ west, east, south, north }];
}

/** The level whose cells are not smaller than the box, so that it touches four of them at most. */
function levelOf({ west, south, east, north }: Box): number {
  const level = Math.floor(Math.min(Math.log2(360 / (east - west)), Math.log2(180 / (north - south))));
  return Math.max(0, Math.min(DEEPEST, level));
}

/** Which cell of a row of `count` a share of its length falls into. */
const cellAt = (share: number, count: number) => Math.max(0, Math.min(count - 1, Math.floor(share * count)));

function cellsOf({ west, south, east, north }: Box, level: number): Buffer[] {
  const count = 2 ** level;
  const [left, right] = [cellAt((west + 180) / 360, count), cellAt((east + 180) / 360, count)];
  const [bottom, top] = [cellAt((south + 90) / 180, count), cellAt((north + 90) / 180, count)];
  const cells: Buffer[] = [];
  for (let x = left; x <= right; x++)
    for (let y = bottom; y <= top; y++) {
      const path = Buffer.alloc(level);
      for (let n = 0; n < level; n++) {
        const bit = level - 1 - n;
        path[n] = ((y >> bit) & 1) * 2 + ((x >> bit) & 1);
      }
      cells.push(path);
    }
  return cells;
}

/** What a shape puts into an index. */
export function placeKeys({ points, lines, polygons }: Shape): Buffer[] {
  const box = boxAround([...points, ...lines.flat(), ...polygons.flat(2)]);
  return cellsOf(box, levelOf(box)).map((path) => Buffer.concat([path, END]));
}

/** Where in an index everything lies that may meet one of the boxes. */
export function placeRanges(prefix: Buffer, boxes: readonly Box[]): ByteRange[] {
  const starts = new Map<string, Buffer>();
  const add = (start: Buffer) => starts.set(start.toString('latin1'), start);
  for (const box of boxes)
    for (const path of cellsOf(box, Math.min(DEEPEST, levelOf(box) + FINER))) {
      add(path);
      for (let above = 0; above < path.length; above++) add(Buffer.concat([path.subarray(0, above), END]));
    }
  return [...starts.values()].map((cell) => {
    const start = Buffer.concat([prefix, cell]);
    return { start, end: successor(start) };
  });
}
