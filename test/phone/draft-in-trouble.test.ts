import { DraftKeeper, type SaveState } from '../../miniprogram/packages/timebook/services/draft';
import { mergeLetters } from '../../miniprogram/packages/timebook/services/draft-merge';
import { Fault } from '../../miniprogram/services/fault';
import { cloudWith, keeperOver, letter, settled } from './draft-phone';

/** Found in review: a merge of two long letters, or a long paste, was refused as INVALID at each save, or cut without a word. */
test('a letter that is too long is kept on the phone, said by how much, and not sent until it is shorter', async () => {
  const { cloud, save } = cloudWith();
  const one = keeperOver(save);
  one.keeper.begin(null);
  one.keeper.change(letter('长'.repeat(20_003)));
  await one.keeper.flush();
  expect(one.last()).toEqual({ kind: 'long', over: 3, held: true });
  expect(one.storage.get('b:onboarding')?.text).toHaveLength(20_003);
  expect(cloud.requests).toHaveLength(0);
  one.keeper.change(letter('长'.repeat(20_000)));
  await one.keeper.flush();
  expect(one.last()).toEqual({ kind: 'saved', at: 1_000 });
});

/** Found in review: a full storage threw out of each stroke, so that the cloud got nothing either. */
test('a phone whose storage is full still saves to the cloud, and says so when neither has the words', async () => {
  const { cloud, save } = cloudWith();
  const states: SaveState[] = [];
  const full = () => {
    throw new Error('setStorageSync:fail exceed storage max size 10Mb');
  };
  const keeper = new DraftKeeper('b:onboarding', {
    save,
    local: { get: () => undefined, put: full, setAside: full, clear: () => undefined },
    later: () => () => undefined,
    onState: (state) => states.push(state),
  });
  keeper.begin(null);
  keeper.change(letter('一'));
  cloud.lose = 1;
  await keeper.flush();
  expect(states.at(-1)).toEqual({ kind: 'unkept' });
  await keeper.flush();
  expect(states.at(-1)?.kind).toBe('saved');
  expect(cloud.text).toBe('一');
});

/** Found in review: the answer to a save that was under way at the seal wrote the letter back to the phone. */
test('nothing readable comes back to the phone after the seal, whatever was under way', async () => {
  const { save } = cloudWith();
  const waiting: (() => void)[] = [];
  const one = keeperOver(async (input) => {
    const answer = await save(input);
    await new Promise<void>((go) => waiting.push(go));
    return answer;
  });
  one.keeper.begin(null);
  one.keeper.change(letter('封起来的话'));
  const saving = one.keeper.flush();
  await settled();
  one.keeper.stop();
  one.keeper.sealed();
  for (const go of waiting) go();
  await saving;
  expect(one.storage.size).toBe(0);
});

/** Found in review: the letter stayed on a phone whose chapter another phone had sealed. */
test('a save that is refused because another phone sealed the chapter leaves nothing on this one', async () => {
  const one = keeperOver(async () => {
    throw new Fault('CONFLICT', 'already-sealed');
  });
  one.keeper.begin(null);
  one.keeper.change(letter('信'));
  await one.keeper.flush();
  expect(one.last()).toMatchObject({ kind: 'refused', fault: { reason: 'already-sealed' } });
  expect(one.storage.size).toBe(0);
});

test('leaving the page while a save is under way ends in a letter that counts as saved, unless another page writes on', async () => {
  for (const elsewhere of [false, true]) {
    const { save } = cloudWith();
    let go: () => void = () => undefined;
    const held = new Promise<void>((done) => {
      go = done;
    });
    const one = keeperOver(async (input) => {
      await held;
      return save(input);
    });
    one.keeper.begin(null);
    one.keeper.change(letter('一'));
    const saving = one.keeper.flush();
    one.keeper.stop();
    if (elsewhere) one.storage.set('b:onboarding', { ...letter('一二'), revision: 0, dirty: true });
    go();
    await saving;
    expect(one.storage.get('b:onboarding')).toEqual(
      elsewhere
        ? { ...letter('一二'), revision: 0, dirty: true }
        : { ...letter('一'), revision: 1, dirty: false },
    );
  }
});

test('letters of thousands of lines are joined without filling the memory of a phone', () => {
  const many = (word: string) => letter(Array.from({ length: 5_000 }, (_, i) => `${word}${i}`).join('\n'));
  expect(mergeLetters(many('甲'), many('乙')).text.split('\n')).toHaveLength(10_000);
});
