import jsQR from 'jsqr';
import type { Receipt } from '../../core/contract/timebook';
import { verdictOf } from '../../core/domain/chapter/receipt';
import { sealedView } from '../../miniprogram/packages/timebook/pages/sealed/view';
import { qrOf, qrSide } from '../../miniprogram/packages/timebook/picture/qr';
import { mostSigns } from '../../miniprogram/packages/timebook/picture/qr-words';
import { codeOf, readCode } from '../../miniprogram/packages/timebook/services/receipt-code';
import { Random } from '../support/random';

/** What another's reader sees in a code: modules of four pixels, a margin of four modules, some modules spoiled. */
function scanned(code: boolean[][], spoiled: readonly [number, number][] = []): string | undefined {
  const side = (qrSide + 8) * 4;
  const pixels = new Uint8ClampedArray(side * side * 4).fill(255);
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const [row, column] = [Math.floor(y / 4) - 4, Math.floor(x / 4) - 4];
      const turned = spoiled.some(([a, b]) => a === row && b === column);
      if ((code[row]?.[column] ?? false) !== turned)
        pixels.fill(0, (y * side + x) * 4, (y * side + x) * 4 + 3);
    }
  return jsQR(pixels, side, side)?.data;
}

test('a reader of somebody else reads every code that receipts can have, worn ones too', () => {
  const random = new Random(305);
  const hex = () => Array.from({ length: 16 }, () => '0123456789ABCDEF'[random.below(16)]).join('');
  for (let n = 0; n < 60; n++) {
    const code = codeOf(hex(), [1, 12, 999, random.below(999) + 1][n % 4] ?? 1);
    expect(scanned(qrOf(code))).toBe(code);
    // Level M mends eight words of data; six modules touch six of them at most.
    const spots = Array.from({ length: 6 }, (): [number, number] => [
      9 + random.below(7),
      9 + random.below(7),
    ]);
    expect(scanned(qrOf(code), spots)).toBe(code);
  }
  for (const text of ['A', 'AB', 'Z'.repeat(mostSigns), '0 $%*+-./:']) expect(scanned(qrOf(text))).toBe(text);
  for (const text of ['a', '回执', 'Z'.repeat(mostSigns + 1)])
    expect(() => qrOf(text)).toThrow('no such code');
});

test('a code is read as scanned and as typed; what is none is not sent', () => {
  const fingerprint = '9F3C27A15E08B4D2';
  expect(readCode(codeOf(fingerprint, 12))).toEqual({ fingerprint, chapterNumber: 12 });
  for (const typed of ['9F3C 27A1 · 5E08 B4D2', ' 9f3c-27a1-5eo8-b4d2 ', '9F3C27AL5E08B4D2'])
    expect(readCode(typed)).toEqual({ fingerprint });
  for (const other of ['', '9F3C27A15E08B4D', `${fingerprint}0`, 'https://example.com', 'FJK:0000:1'])
    expect(readCode(other)).toBeUndefined();
});

test('a receipt is vouched for by what stands before a broken place', () => {
  const record = { number: 3, recalled: false, erased: false };
  expect(verdictOf(record, { ok: true })).toBe('holds');
  expect(verdictOf(record, { ok: false, firstBad: 4 })).toBe('until-here');
  expect(verdictOf(record, { ok: false, firstBad: 3 })).toBe('broken');
  // A file of the night that was changed: no chapter is named, and none is vouched for.
  expect(verdictOf(record, { ok: false })).toBe('broken');
  expect(verdictOf({ ...record, recalled: true }, { ok: true })).toBe('recalled');
  expect(verdictOf({ ...record, erased: true }, { ok: true })).toBe('erased');
});

test('the yearly entry stands on the anniversary at nine, and on a day that every year has', () => {
  const receipt: Receipt = {
    number: 1,
    nodeId: 'p:onboarding',
    sealedAt: Date.parse('2027-03-01T10:00:00+08:00'),
    fingerprint: '9F3C27A15E08B4D2',
    opensOn: '2027-09-01',
    yearlyFrom: '2028-02-29',
    state: 'sealed',
  };
  const at = (one: Receipt) => sealedView(one, undefined, '许一诺', receipt.sealedAt).startSeconds * 1000;
  expect(new Date(at(receipt)).toISOString()).toBe('2028-02-28T01:00:00.000Z');
  expect(new Date(at({ ...receipt, yearlyFrom: '2027-07-01' })).toISOString()).toBe(
    '2027-07-01T01:00:00.000Z',
  );
});
