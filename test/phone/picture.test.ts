import { bookStrip } from '../../miniprogram/packages/timebook/picture/book-strip';
import type { Pen } from '../../miniprogram/packages/timebook/picture/canvas';
import { type CardDesign, card, cardDesigns } from '../../miniprogram/packages/timebook/picture/card';
import { linesOf, piecesOf } from '../../miniprogram/packages/timebook/picture/lines';
import { trace } from '../../miniprogram/packages/timebook/picture/seal';
import { type Block, cut } from '../../miniprogram/packages/timebook/picture/strip';
import { clausesOf, verseOf } from '../../miniprogram/packages/timebook/picture/verse';
import { columnsOf, signsOf } from '../../miniprogram/packages/timebook/picture/vertical';
import { sentencesOf } from '../../miniprogram/packages/timebook/services/sentences';

/** Each Han character is one wide, as in a serif of size 1; Latin letters half. */
const widthOf = (text: string) =>
  [...text].reduce((sum, one) => sum + (one.charCodeAt(0) < 256 ? 0.5 : 1), 0);

/** A pen that writes down where its text comes to lie, in units of the card. */
function penThatTells() {
  const places: { text: string; x: number; y: number }[] = [];
  const kept: [number, number][] = [];
  let [left, top, size] = [0, 0, 0];
  const own: Record<string, unknown> = {
    save: () => kept.push([left, top]),
    restore() {
      [left, top] = kept.pop() ?? [0, 0];
    },
    translate(x: number, y: number) {
      left += x;
      top += y;
    },
    measureText: (text: string) => ({ width: widthOf(text) * size }),
    fillText: (text: string, x: number, y: number) => places.push({ text, x: left + x, y: top + y }),
  };
  const pen = new Proxy(own, {
    get: (known, name: string) => known[name] ?? (() => undefined),
    set(known, name: string, value) {
      if (name === 'font') size = Number(/([\d.]+)px/.exec(value as string)?.[1]);
      known[name] = value;
      return true;
    },
  });
  return { pen: pen as unknown as Pen, places };
}

test('lines end where Chinese writing allows, and all but the last reach the edge', () => {
  expect(piecesOf('他说：“好。”OK 3.5')).toEqual(['他', '说：', '“好。”', 'OK', ' ', '3.5']);
  const lines = linesOf('该办的当天办，不该拿的一分不拿。', 6, 2, widthOf);
  expect(lines.map(({ pieces }) => pieces.join(''))).toEqual(['该办的当', '天办，不该拿', '的一分不拿。']);
  const reach = lines.map(
    ({ pieces, indent, gap }) => indent + widthOf(pieces.join('')) + gap * (pieces.length - 1),
  );
  expect(reach).toEqual([6, 6, 6]);
  expect(linesOf('A'.repeat(30), 6, 0, widthOf).map(({ pieces }) => pieces.join(''))).toEqual([
    'A'.repeat(12),
    'A'.repeat(12),
    'A'.repeat(6),
  ]);
});

test('a sentence falls into its clauses, or into even lines', () => {
  expect(clausesOf('圈得很轻，我记得很重。')).toEqual(['圈得很轻，', '我记得很重。']);
  expect(verseOf('圈得很轻，我记得很重。', { lines: 5, width: 8 }, widthOf)).toEqual([
    '圈得很轻，',
    '我记得很重。',
  ]);
  const even = verseOf('转正的通知下来了。', { lines: 5, width: 8 }, widthOf);
  expect(even).toHaveLength(2);
  expect(Math.min(...(even ?? []).map(widthOf))).toBeGreaterThan(3);
  expect(verseOf('太长的一句'.repeat(20), { lines: 2, width: 8 }, widthOf)).toBeUndefined();
});

test('writing that runs down turns its quotation marks and keeps marks with their character', () => {
  const signs = signsOf('“慢”，走', widthOf, 1);
  expect(signs.map((piece) => piece.map(({ text }) => text).join(''))).toEqual(['「慢」，', '走']);
  expect(
    columnsOf(signsOf('一二三，四五', widthOf, 1), 3).map((column) =>
      column.map(({ text }) => text).join(''),
    ),
  ).toEqual(['一二三，', '四五']);
});

test.each(Object.keys(cardDesigns) as CardDesign[])(
  '%s holds every sentence that may stand on a card',
  (design) => {
    const clause = '守住第一颗扣子';
    for (const sentence of [
      '慎始敬终',
      `${clause}，慢一点，看着扣。`,
      '不'.repeat(120),
      `${clause}，`.repeat(15),
      'W'.repeat(120),
      '，。'.repeat(60),
    ]) {
      const { pen, places } = penThatTells();
      const words = { sentence, name: '欧阳知远', chapter: '第十二章', day: '二〇二六年十二月三十一日' };
      const picture = card(design, words);
      expect(Math.max(picture.width, picture.height) * picture.scale).toBeLessThanOrEqual(1365);
      picture.draw(pen);
      for (const { x, y } of places) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(300);
        expect(y).toBeGreaterThan(20);
        expect(y).toBeLessThan(372);
      }
      const letters = (text: string) =>
        [...text]
          .filter((one) => /[\p{L}]/u.test(one))
          .sort()
          .join('');
      expect(letters(places.map(({ text }) => text).join(''))).toBe(letters(Object.values(words).join('')));
    }
  },
);

test('the path of a drawing is walked step by step', () => {
  const steps: string[] = [];
  const pen = new Proxy(
    {},
    {
      get:
        (_, name: string) =>
        (...numbers: number[]) =>
          void steps.push(`${name} ${numbers}`),
    },
  );
  trace(pen as unknown as Pen, 'M1 2 3 4H5V6C1 2 3 4 5 6Z');
  expect(steps).toEqual([
    'beginPath ',
    'moveTo 1,2',
    'lineTo 3,4',
    'lineTo 5,4',
    'lineTo 5,6',
    'bezierCurveTo 1,2,3,4,5,6',
    'closePath ',
  ]);
});

test('sentences of a letter: whole ones, long ones by clause, nothing without words', () => {
  expect(
    sentencesOf('知远：\n今天领了工牌，照片拍得很呆。他说：“慢一点。”……好。\n今天领了工牌，照片拍得很呆。'),
  ).toEqual(['今天领了工牌，照片拍得很呆。', '他说：“慢一点。”……']);
  const long = `${'很'.repeat(70)}，${'长'.repeat(70)}。`;
  expect(sentencesOf(long)).toEqual([`${'很'.repeat(70)}，`, `${'长'.repeat(70)}。`]);
  expect(sentencesOf('字'.repeat(300))).toEqual([]);
});

test('a long picture is cut between its blocks: heads keep what follows, space is left out at a head', () => {
  const drawn: number[] = [];
  const line = (height: number, needs = 0): Block => ({ height, needs, draw: (_, y) => void drawn.push(y) });
  const grounds: string[] = [];
  const pictures = cut(
    [line(500), { height: 40, space: true }, line(20, 60), line(60), line(30)],
    (_, { number, count, height }) => void grounds.push(`${number}/${count} ${height}`),
  );
  for (const picture of pictures) picture.draw({} as Pen);
  expect(grounds).toEqual(['1/2 682', '2/2 198']);
  expect(drawn).toEqual([44, 44, 64, 124]);
  expect(pictures.every(({ height, width, scale }) => Math.max(height, width) * scale <= 1365)).toBe(true);
});

test('a book of very long letters becomes pictures that hold every line once', () => {
  const chapter = (number: number) => ({
    chapter: `第${number}章`,
    node: '入职',
    day: '二〇二六年七月一日',
    salutation: '知远：',
    paragraphs: Array.from({ length: 40 }, (_, at) => `${at}${'走过的路都算数，'.repeat(60)}`),
    promisesTitle: '约定',
    promises: Array.from({ length: 7 }, () => ({ text: '不收一分不该收的钱，'.repeat(6), mark: '守住' })),
    signature: { ratio: 2, strokes: [[1, 1, 900, 900]] },
    fingerprint: '指纹',
  });
  const { pen, places } = penThatTells();
  const pictures = bookStrip(pen, {
    ...{ title: '书', name: '林知远', unit: '单位', entered: '入职', sealedTitle: '封存', colophon: ['完'] },
    chapters: [chapter(1), chapter(2)],
    sealed: [{ name: '第三章', line: '封存', fingerprint: '指纹' }],
  });
  expect(pictures.length).toBeGreaterThan(60);
  for (const picture of pictures) picture.draw(pen);
  const told = places.map(({ text }) => text).join('');
  expect(told.match(/走/g) ?? []).toHaveLength(2 * 40 * 60);
  expect(Math.max(...places.map(({ y }) => y))).toBeLessThan(682);
  expect(Math.max(...places.map(({ x }) => x))).toBeLessThanOrEqual(341);
});
