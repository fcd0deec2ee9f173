import { footView } from '../../miniprogram/pages/book/view';

/**
 * Found in review: opening the book, which compares links and reads no ciphertext, already said "一字未动"; and a broken chain was
 * commented with "信的原文没有被覆盖", which nobody can know.
 */
test('that no word has changed is said only after the whole chain was computed again', () => {
  const now = Date.parse('2026-07-02T10:00:00+08:00');
  const whole = { ok: true, count: 2, checkedAt: now };
  expect(footView(whole, now, 'links').tail).toBe('刚刚核对过，环环相接');
  expect(footView(whole, now).tail).toBe('刚刚核对过，一字未动');
});

test('a broken chain promises nothing about the text', () => {
  const broken = { ok: false, count: 2, checkedAt: 1, firstBad: 2 };
  expect(footView(broken, 1)).toMatchObject({ ok: false, head: '第二章对不上，线在这里断了' });
  expect(footView(broken, 1).next).not.toContain('没有被覆盖');
});
