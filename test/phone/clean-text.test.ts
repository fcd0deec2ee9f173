import * as fc from 'fast-check';
import { chapterLimits, timebookInputs } from '../../core/contract/timebook';
import { cleanLine, cleanText } from '../../miniprogram/packages/timebook/services/clean-text';

/**
 * Found in review: a letter with one pasted tab or `\r\n` was refused as INVALID at each save and at the seal, and nothing on the
 * page said why.
 */
const fits = (text: string, promises: string[]) =>
  timebookInputs.saveDraft.safeParse({
    requestId: 'clean-text-request-1',
    nodeId: 'b:onboarding',
    text,
    promises,
    baseRevision: 0,
  }).success;

test('what is pasted from elsewhere is made plain and keeps its words and lines', () => {
  expect(cleanText('一\r\n二\r三\u2028四\t五')).toBe('一\n二\n三\n四 五');
  expect(cleanText('\u202E反\u0000着\u007F写')).toBe('反着写');
  expect(cleanText('𠮷\uD842野\uDFB7家 👨‍👩‍👧')).toBe('𠮷野家 👨‍👩‍👧');
  expect(cleanLine('早睡\r\n 早起\t。', 60)).toBe('早睡 早起 。');
});

test('a limit cuts no character in two', () => {
  const cut = cleanLine('𠮷'.repeat(31), 61);
  expect(cut).toBe('𠮷'.repeat(30));
  expect(fits('', [cleanLine(`${'好'.repeat(59)}𠮷`, chapterLimits.promise)])).toBe(true);
});

test('whatever is written, the functions take it and it is not longer than it was', () => {
  const unit = fc.oneof(
    fc.integer({ min: 0, max: 0xffff }),
    fc.constantFrom(9, 10, 13, 0x85, 0x2028, 0xd842, 0xdfb7),
  );
  const anything = fc.array(unit, { maxLength: 200 }).map((units) => String.fromCharCode(...units));
  fc.assert(
    fc.property(anything, (text) => {
      const clean = cleanText(text);
      const promise = cleanLine(text, chapterLimits.promise).trim();
      expect(fits(clean, promise === '' ? [] : [promise])).toBe(true);
      expect(clean.length).toBeLessThanOrEqual(text.length);
      expect(cleanText(clean)).toBe(clean);
    }),
    { seed: 20260701, numRuns: 2_000 },
  );
});
