import { join } from 'node:path';
import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { type ShellWorld, startShellWorld } from './fixtures/shell/shell-world';

let world: ShellWorld;
let phone: DrivenPhone;

beforeAll(async () => {
  world = await startShellWorld(join(__dirname, 'fixtures', 'custom'));
  phone = await world.take({ viewport: { width: 375, height: 900 } });
});
beforeEach(() => phone.open('pages/pull/index'));
afterAll(() => world?.close());

const said = async (name: string): Promise<Record<string, unknown>[]> => {
  await phone.page.waitForFunction((wished) => {
    const { log } = (
      window as unknown as { __phone: { data(): { log: { name: string }[] } } }
    ).__phone.data();
    return log.some((one) => one.name === wished);
  }, name);
  const { log } = (await phone.pageData()) as { log: { name: string }[] };
  return log.filter((one) => one.name === name);
};

async function draw(selector: string, distance: number): Promise<void> {
  const box = await phone.page.locator(selector).boundingBox();
  if (!box) throw new Error(`no ${selector}`);
  const { mouse } = phone.page;
  await mouse.move(box.x + 20, box.y + 10);
  await mouse.down();
  await mouse.move(box.x + 20, box.y + 10 + distance, { steps: 4 });
  await mouse.up();
}

test('a page is drawn down and refreshes; a little is not enough', async () => {
  await draw('#dot', 30);
  await draw('#dot', 150);
  expect(await said('page')).toHaveLength(1);
  await phone.page.waitForFunction(() => !document.querySelector('#phone')?.hasAttribute('data-pulling'));
});

test('a list is drawn down: pulling, then refreshing until the program ends it, or given up', async () => {
  await draw('#list', 20);
  expect(await said('refresherabort')).toHaveLength(1);
  await draw('#list', 90);
  expect(await said('refresherrefresh')).toHaveLength(1);
  expect(await said('refresherrestore')).toHaveLength(1);
  expect((await said('refresherpulling')).every(({ drawn }) => drawn)).toBe(true);
});

test('a column that is turned fills the next one', async () => {
  await phone.tap({ selector: '#many' });
  const columns = phone.page.locator('#sheets select');
  await columns.first().selectOption('菜');
  expect(await said('turned')).toEqual([{ name: 'turned', column: 0, value: 1 }]);
  await columns.last().selectOption('姜');
  await phone.tapSheet('确定');
  expect(await said('chose')).toEqual([{ name: 'chose', value: [1, 1] }]);
});

test('a region begins where the program said, and districts follow their city', async () => {
  await phone.tap({ selector: '#place' });
  const columns = phone.page.locator('#sheets select');
  await columns.nth(2).waitFor();
  expect(await columns.nth(2).locator('option:checked').innerText()).toBe('黄浦区');
  await columns.nth(0).selectOption('浙江省');
  await columns.nth(1).selectOption('宁波市');
  await columns.nth(2).selectOption('海曙区');
  await phone.tapSheet('确定');
  expect(await said('place')).toEqual([
    {
      name: 'place',
      value: ['浙江省', '宁波市', '海曙区'],
      code: ['330000', '330200', '330203'],
      postcode: '',
    },
  ]);
});

test('what wx.createAnimation exported is played, one step after the other', async () => {
  await phone.tap({ selector: '#dot' });
  const has = (part: string) =>
    phone.page.waitForFunction(
      (wished) => (document.querySelector('#dot') as HTMLElement).style.cssText.includes(wished),
      part,
    );
  await has('translateX(20px)');
  await has('rotate(90deg)');
  await has('rgb(255, 0, 0)');
  expect(await phone.page.locator('#dot').evaluate((dot) => (dot as HTMLElement).style.opacity)).toBe('0.5');
});

test('WXS sees elements by their descriptors: state by element, what is beside it from the first value on', async () => {
  const told = await said('told');
  expect(told.at(-1)).toEqual({ name: 'told', times: told.length, same: false, found: '里' });
  await phone.tap('盒');
  await phone.page.waitForFunction(() => document.querySelector('.inner.tapped, [class*="tapped"]'));
});

test('a tab bar of the program’s own: each page has one, and getTabBar gives it', async () => {
  expect(await phone.pageText()).toContain('你好！');
  await phone.tap('去乙');
  await phone.page.getByText('在乙').waitFor();
  expect(await phone.page.locator('#tab-bar').isVisible()).toBe(false);
});

test('open data shows a group’s name, and of a person only what stands for everybody', async () => {
  expect(await phone.page.locator('wx-open-data').allInnerTexts()).toEqual(['一家人', '微信用户']);
  // `width` of a view is there for its observer in WXS alone: no fault.
  expect(await phone.problems()).toEqual([]);
});
