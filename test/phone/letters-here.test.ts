import { insteadOfWriting } from '../../miniprogram/packages/timebook/pages/write/view';
import { localDrafts } from '../../miniprogram/packages/timebook/services/draft-store';
import { keepPendingSeal, pendingSeal } from '../../miniprogram/packages/timebook/services/pending-seal';
import { forgetSealed } from '../../miniprogram/services/letters-here';

/** A phone's storage, as `wx` gives it; `full` refuses to take anything more. */
const phone = { drawer: new Map<string, unknown>(), full: false };
beforeAll(() => {
  const { drawer } = phone;
  Object.assign(globalThis, {
    wx: {
      getStorageSync: (key: string) => drawer.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => {
        if (phone.full) throw new Error('setStorageSync:fail exceed storage max size 10Mb');
        drawer.set(key, value);
      },
      removeStorageSync: (key: string) => void drawer.delete(key),
      getStorageInfoSync: () => ({ keys: [...drawer.keys()] }),
    },
  });
});
beforeEach(() => {
  phone.drawer.clear();
  phone.full = false;
});
afterAll(() => {
  Reflect.deleteProperty(globalThis, 'wx');
});

const letter = { text: '封起来的话', promises: ['早睡。'] };
const seal = {
  requestId: 'letters-here-0001',
  nodeId: 'b:onboarding',
  ...letter,
  signature: { ratio: 2, strokes: [[1, 1]] },
};

/**
 * Found in review: a program killed between the seal and its answer kept the whole letter readable on the phone until its page was opened
 * again, which nobody has a reason to do for a year.
 */
test('a letter that the cloud has sealed is forgotten by the phone wherever its seal is noticed', () => {
  localDrafts.put('b:onboarding', { ...letter, revision: 3, dirty: true });
  localDrafts.setAside('b:onboarding', letter);
  keepPendingSeal(seal);
  localDrafts.put('b:anniversary:2027', { ...letter, revision: 1, dirty: true });
  forgetSealed(['b:onboarding']);
  expect([...phone.drawer.keys()]).toEqual(['draft/b:anniversary:2027']);
});

test('a full storage does not keep anybody from sealing, and leaves no older seal to be sent', () => {
  keepPendingSeal(seal);
  phone.full = true;
  keepPendingSeal({ ...seal, requestId: 'letters-here-0002' });
  expect(pendingSeal('b:onboarding')).toBeUndefined();
});

/** Found in review: the card of an old message opened an empty page for a sealed chapter, on which everything written was refused. */
test('the page that writes leads on when there is nothing to write at its node', () => {
  const node = {
    id: 'b:onboarding',
    kind: 'onboarding',
    years: 0,
    day: '2026-07-01',
    opened: false,
  } as const;
  const days = { daysUntil: 0, overdueDays: 0 };
  expect(insteadOfWriting({ ...node, ...days, state: 'closed', chapterNumber: 2 })).toContain(
    'sealed/index?number=2',
  );
  expect(insteadOfWriting({ ...node, ...days, state: 'open' })).toBe('');
  expect(insteadOfWriting({ ...node, ...days, state: 'open', opensChapter: 1 })).toContain('open/index');
  expect(() => insteadOfWriting({ ...node, ...days, state: 'upcoming' })).toThrow('not-open-yet');
});
