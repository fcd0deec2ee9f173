import { chapterLimits as contractLimits } from '../../core/contract/timebook';
import {
  DraftKeeper,
  type Keeping,
  type SaveState,
} from '../../miniprogram/packages/timebook/services/draft';
import { mergeLetters } from '../../miniprogram/packages/timebook/services/draft-merge';
import type { KeptDraft } from '../../miniprogram/packages/timebook/services/draft-store';
import { chapterLimits } from '../../miniprogram/packages/timebook/services/limits';
import { Fault } from '../../miniprogram/services/fault';

/** Storage gives back copies, as the phone's does. */
const copy = <T>(value: T): T => (value === undefined ? value : JSON.parse(JSON.stringify(value)));
/** Lets everything that is under way come to rest. */
const settled = async () => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
};

type Save = Parameters<Keeping['save']>[0];
type Answer = Awaited<ReturnType<Keeping['save']>>;

/** A cloud with one draft under the rule of the contract, which answers a repeated request with its first answer. */
function cloudWith(text = '', revision = 0) {
  const answers = new Map<string, Answer>();
  const cloud = { text, promises: [] as string[], revision, savedAt: 1_000, lose: 0, requests: [] as Save[] };
  const save = async (input: Save): Promise<Answer> => {
    cloud.requests.push(input);
    const first = answers.get(input.requestId);
    let answer = first;
    if (answer === undefined) {
      if (input.baseRevision !== cloud.revision) {
        const { text: theirs, promises, revision: at, savedAt } = cloud;
        answer = { status: 'diverged', text: theirs, promises, revision: at, savedAt };
      } else {
        Object.assign(cloud, { text: input.text, promises: input.promises, revision: cloud.revision + 1 });
        answer = { status: 'saved', revision: cloud.revision, savedAt: cloud.savedAt };
      }
      answers.set(input.requestId, answer);
    }
    if (cloud.lose > 0) {
      cloud.lose--;
      throw new Fault('OFFLINE');
    }
    return answer;
  };
  return { cloud, save };
}

function keeperOver(save: Keeping['save'], storage = new Map<string, KeptDraft>(), aside: unknown[] = []) {
  const states: SaveState[] = [];
  const timers: (() => void)[] = [];
  const keeper = new DraftKeeper('b:onboarding', {
    save,
    local: {
      get: (id) => copy(storage.get(id)),
      put: (id, draft) => void storage.set(id, copy(draft)),
      setAside: (_, letter) => void aside.push(letter.text),
      clear: (id) => {
        storage.delete(id);
        aside.length = 0;
      },
    },
    later: (work) => {
      timers.push(work);
      return () => timers.splice(timers.indexOf(work), 1);
    },
    onState: (state) => states.push(state),
  });
  const last = () => states.at(-1);
  return { keeper, storage, aside, last, timers };
}

const letter = (text: string, promises: string[] = []) => ({ text, promises });

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
});

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
