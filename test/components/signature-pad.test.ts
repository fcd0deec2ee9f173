import { signatureLimits } from '../../core/contract/signature';
import { Strokes } from '../../miniprogram/packages/timebook/components/signature-pad/strokes';
import { attributesOf, render, settle } from './program';

const pad = 'packages/timebook/components/signature-pad';

/** jsdom lays nothing out: the pad is told its place as the phone's query would tell it. */
async function padOf(width = 300, height = 120) {
  const one = render(pad, {}, ['change']);
  const calls: string[] = [];
  const context = {
    scale() {},
    clearRect: () => void calls.push('clear'),
    beginPath() {},
    moveTo() {},
    lineTo: () => void calls.push('line'),
    stroke() {},
  };
  const node = { width: 0, height: 0, getContext: () => context };
  one.rendered.instance.measure = () => undefined;
  one.rendered.instance.placed({ node, width, height, left: 20, top: 400 });
  const touch = (name: string, x: number, y: number) =>
    one.rendered.instance[name]({ touches: [{ x, y, clientX: x + 20, clientY: y + 400 }] });
  return { ...one, node, calls, touch };
}

test('strokes come out in thousandths of the pad, one per touch', async () => {
  const { touch, events, rendered } = await padOf();
  touch('start', 30, 60);
  touch('move', 150, 60);
  rendered.instance.end();
  touch('start', 300, 120);
  rendered.instance.end();
  await settle();
  expect(events.at(-1)?.detail).toEqual({
    signature: {
      ratio: 2.5,
      strokes: [
        [100, 500, 500, 500],
        [1000, 1000],
      ],
    },
  });
});

test('a phone that tells only the place in the window gives the same stroke', async () => {
  const { events, rendered } = await padOf();
  rendered.instance.start({ touches: [{ clientX: 50, clientY: 460 }] });
  rendered.instance.end();
  await settle();
  expect(events.at(-1)?.detail).toMatchObject({ signature: { strokes: [[100, 500]] } });
});

test('a stroke that leaves the pad stays on its edge', async () => {
  const { touch, events, rendered } = await padOf();
  touch('start', 10, 10);
  touch('move', -80, 900);
  rendered.instance.end();
  await settle();
  expect(events.at(-1)?.detail).toMatchObject({ signature: { strokes: [[33, 83, 0, 1000]] } });
});

test('signing again begins empty and says so', async () => {
  const { touch, events, rendered, calls } = await padOf();
  touch('start', 10, 10);
  rendered.instance.end();
  rendered.instance.clear();
  await settle();
  expect(events.at(-1)?.detail).toEqual({});
  expect(calls).toContain('clear');
  expect(rendered.data.empty).toBe(true);
});

test('no side of the canvas is larger than phones bear', async () => {
  const { node } = await padOf(700, 300);
  expect(Math.max(node.width, node.height)).toBeLessThanOrEqual(1365);
  expect(node.width).toBeGreaterThanOrEqual(700);
});

test('the pad has a name while empty and another when signed', async () => {
  const { rendered, touch } = await padOf();
  expect(attributesOf(rendered, 'canvas')[0]?.ariaLabel).toContain('签名板');
  touch('start', 10, 10);
  await settle();
  expect(attributesOf(rendered, 'canvas')[0]?.ariaLabel).toContain('已经签好');
});

test('the longest scribble stays within the contract', () => {
  const strokes = new Strokes(300, 100);
  for (let s = 0; s < 600; s++) {
    strokes.begin({ x: s % 300, y: 0 });
    for (let i = 0; i < 900; i++) strokes.move({ x: (i * 7) % 300, y: (i * 13) % 100 });
  }
  const all = strokes.signature?.strokes ?? [];
  expect(all.length).toBeLessThanOrEqual(signatureLimits.strokes);
  expect(Math.max(...all.map((one) => one.length))).toBeLessThanOrEqual(800);
  expect(all.flat().length / 2).toBeLessThanOrEqual(signatureLimits.points + all.length);
});

test('a hand that trembles on one spot adds no ink', () => {
  const strokes = new Strokes(300, 100);
  strokes.begin({ x: 100, y: 50 });
  expect(strokes.move({ x: 100.3, y: 50.1 })).toBe(false);
  expect(strokes.signature?.strokes).toEqual([[333, 500]]);
});
