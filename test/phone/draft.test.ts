import { pledgeLimits as contractPledge } from '../../core/contract/pledge';
import { signatureLimits as contractSignature } from '../../core/contract/signature';
import { chapterLimits as contractLimits } from '../../core/contract/timebook';
import { handPageLimits as contractPages } from '../../core/domain/hand-page/limits';
import { mergeLetters } from '../../miniprogram/packages/timebook/services/draft-merge';
import {
  chapterLimits,
  handPageLimits,
  pledgeLimits,
  signatureLimits,
} from '../../miniprogram/packages/timebook/services/limits';
import { Fault } from '../../miniprogram/services/fault';
import { cloudWith, keeperOver, letter, settled } from './draft-phone';

test('what is written is on the phone at once and in the cloud after a while', async () => {
  const { cloud, save } = cloudWith();
  const one = keeperOver(save);
  one.keeper.begin(null);
  one.keeper.change(letter('知远'));
  expect(one.storage.get('b:onboarding')).toMatchObject({ text: '知远', dirty: true });
  expect(cloud.requests).toHaveLength(0);
  expect(one.timers).toHaveLength(1);
  await one.keeper.flush();
  expect(cloud.text).toBe('知远');
  expect(one.last()).toEqual({ kind: 'saved', at: 1_000 });
});

test('an answer lost on the way is repeated with the same request id and the same text, then the newer text follows', async () => {
  const { cloud, save } = cloudWith();
  const one = keeperOver(save);
  one.keeper.begin(null);
  one.keeper.change(letter('一'));
  cloud.lose = 1;
  await one.keeper.flush();
  expect(one.last()).toEqual({ kind: 'kept', offline: true });
  one.keeper.change(letter('一二'));
  await one.keeper.flush();
  await one.keeper.flush();
  const [first, again, newer] = cloud.requests;
  expect(again).toEqual(first);
  expect(newer).toMatchObject({ text: '一二', baseRevision: 1 });
  expect(cloud).toMatchObject({ text: '一二', revision: 2 });
  expect(one.last()?.kind).toBe('saved');
});

test('killed before the answer came: the next start goes on from the phone and sees no other phone in its own save', async () => {
  const { cloud, save } = cloudWith();
  const before = keeperOver(save);
  before.keeper.begin(null);
  before.keeper.change(letter('写到一半'));
  cloud.lose = 1;
  await before.keeper.flush();
  before.keeper.change(letter('写到一半，又添一句'));
  before.keeper.stop();
  const after = keeperOver(save, before.storage);
  const shown = after.keeper.begin({ text: cloud.text, promises: [], revision: cloud.revision, savedAt: 1 });
  expect(shown.text).toBe('写到一半，又添一句');
  await settled();
  await after.keeper.flush();
  expect(after.last()?.kind).toBe('saved');
  expect(cloud.text).toBe('写到一半，又添一句');
});

test('what another phone saved is never written over: the person chooses', async () => {
  const { cloud, save } = cloudWith('共同\n另一部', 5);
  const one = keeperOver(save);
  one.keeper.begin({ text: '共同', promises: [], revision: 4, savedAt: 1 });
  one.keeper.change(letter('共同\n这一部'));
  await one.keeper.flush();
  expect(one.last()?.kind).toBe('diverged');
  expect(cloud.text).toBe('共同\n另一部');
  one.keeper.change(letter('共同\n这一部，接着写'));
  await one.keeper.flush();
  expect(cloud.requests).toHaveLength(1);
  expect(one.storage.get('b:onboarding')?.text).toBe('共同\n这一部，接着写');
});

test.each([
  ['both', '共同\n另一部\n这一部', '共同\n另一部'],
  ['mine', '共同\n这一部', '共同\n另一部'],
  ['theirs', '共同\n另一部', '共同\n这一部'],
] as const)(
  'choosing %s saves it and keeps the other aside until the chapter is sealed',
  async (which, text, kept) => {
    const { cloud, save } = cloudWith('共同\n另一部', 5);
    const one = keeperOver(save);
    one.keeper.begin({ text: '共同', promises: [], revision: 4, savedAt: 1 });
    one.keeper.change(letter('共同\n这一部'));
    await one.keeper.flush();
    expect(one.keeper.choose(which).text).toBe(text);
    await settled();
    expect(cloud.text).toBe(text);
    expect(one.aside).toEqual([kept]);
    one.keeper.sealed();
    expect(one.aside).toEqual([]);
    expect(one.storage.size).toBe(0);
  },
);

test('an unsaved letter on this phone and a newer one in the cloud meet when the page opens, not later', () => {
  const { save } = cloudWith('别处写的', 3);
  const storage = new Map([['b:onboarding', { ...letter('这里写的'), revision: 2, dirty: true }]]);
  const one = keeperOver(save, storage);
  expect(one.keeper.begin({ text: '别处写的', promises: [], revision: 3, savedAt: 1 }).text).toBe('这里写的');
  expect(one.last()).toMatchObject({ kind: 'diverged', theirs: { text: '别处写的' } });
});

test('a refused save says why and keeps the letter on the phone', async () => {
  const one = keeperOver(async () => {
    throw new Fault('INVALID', 'shape');
  });
  one.keeper.begin(null);
  one.keeper.change(letter('信'));
  await one.keeper.flush();
  expect(one.last()).toMatchObject({ kind: 'refused', fault: { code: 'INVALID' } });
  expect(one.storage.get('b:onboarding')?.text).toBe('信');
});

test('merging loses no line of either version and keeps the order of each', () => {
  const theirs = letter('甲\n乙\n丁\n戊', ['不收卡', '先问再办']);
  const mine = letter('甲\n丙\n丁\n己', ['先问再办', '回家吃饭']);
  const merged = mergeLetters(theirs, mine);
  const lines = merged.text.split('\n');
  for (const version of [theirs, mine]) {
    let from = -1;
    for (const line of version.text.split('\n')) {
      from = lines.indexOf(line, from + 1);
      expect(from).toBeGreaterThanOrEqual(0);
    }
  }
  expect(lines.filter((line) => line === '甲')).toHaveLength(1);
  expect(merged.promises).toEqual(['不收卡', '先问再办', '回家吃饭']);
});

test('a line that one phone only wrote on is kept once, as far as it was written', () => {
  const merged = mergeLetters(
    letter('五月调到综合科，有份签字'),
    letter('五月调到综合科，有份签字催得急，我没做好。\n完'),
  );
  expect(merged.text).toBe('五月调到综合科，有份签字催得急，我没做好。\n完');
  expect(mergeLetters(letter('好'), letter('好的')).text).toBe('好\n好的');
});

test('without network the page opens with what this phone kept, and saves it when the cloud can be reached', async () => {
  const { cloud, save } = cloudWith('旧', 2);
  const storage = new Map([['b:onboarding', { ...letter('旧\n新'), revision: 2, dirty: true }]]);
  const one = keeperOver(save, storage);
  expect(one.keeper.beginOffline().text).toBe('旧\n新');
  expect(one.last()).toEqual({ kind: 'kept', offline: true });
  await one.keeper.flush();
  expect(cloud).toMatchObject({ text: '旧\n新', revision: 3 });
});

test('promises beyond seven go to the end of the text instead of being lost', () => {
  const five = ['一', '二', '三', '四', '五'];
  const merged = mergeLetters(letter('信', five), letter('信', ['六', '七', '八']));
  expect(merged.promises).toHaveLength(7);
  expect(merged.text).toBe('信\n八');
});

test('the phone knows the same limits as the contract', () => {
  expect(chapterLimits).toEqual(contractLimits);
  expect(pledgeLimits).toEqual(contractPledge);
  expect(contractPages).toMatchObject(handPageLimits);
  expect(signatureLimits).toEqual(contractSignature);
});
