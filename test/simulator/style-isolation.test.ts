import { join } from 'node:path';
import { closePhones, openPhone, type TestPhone } from './fixtures/open-phone';

/** Which stylesheets reach an element: colour comes from app.wxss, background from the page's, indent from the shared component's. */
const WHO = `(selector) => {
  const mark = document.querySelector('wx-page-frame:not([hidden]) ' + selector);
  const style = getComputedStyle(mark);
  return [
    style.color === 'rgb(1, 0, 0)' && style.letterSpacing === '1px' && getComputedStyle(mark, '::after').content === '""' ? 'app' : '',
    style.backgroundColor === 'rgb(2, 0, 0)' ? 'page' : '',
    style.textIndent === '3px' ? 'shared' : '',
  ].filter(Boolean).join(' ');
}`;

let phone: TestPhone;

beforeAll(async () => {
  phone = await openPhone(join(__dirname, 'fixtures', 'whole'));
  await phone.launch('pages/isolation/default');
});
afterAll(async () => {
  await phone?.close();
  await closePhones();
});

// [page's styleIsolation, its route, what reaches the page itself, an isolated, an apply-shared and a shared component]
test.each([
  ['none: that of Page()', 'default', 'app page shared', '', 'app page shared', 'app page shared'],
  ['page-isolated', 'isolated', 'page', '', 'shared', 'shared'],
  ['page-apply-shared', 'apply', 'page shared', '', 'shared', 'shared'],
  ['page-shared', 'shared', 'page shared', '', 'page shared', 'page shared'],
])('style isolation %s', async (_kind, route, own, isolated, apply, shared) => {
  await phone.page.evaluate(`program.stack.reLaunch('/pages/isolation/${route}')`);
  const reaches = (selector: string) => phone.page.evaluate(`(${WHO})(${JSON.stringify(selector)})`);
  expect(await reaches('wx-page [id$="own"]')).toBe(own);
  expect(await reaches('[id$="one"] > wx-view')).toBe(isolated);
  expect(await reaches('[id$="two"] > wx-view')).toBe(apply);
  expect(await reaches('[id$="three"] > wx-view')).toBe(shared);
  expect(await phone.problems()).toEqual([]);
});
