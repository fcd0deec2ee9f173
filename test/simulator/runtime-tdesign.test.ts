import { join } from 'node:path';
import { closePhones, openPhone, type TestPhone } from './fixtures/open-phone';

/** Starting a browser, and animations of TDesign, on a loaded machine. */
describe('TDesign, straight from node_modules', () => {
  let phone: TestPhone;

  beforeEach(async () => {
    phone = await openPhone(join(__dirname, 'fixtures', 'tdesign'));
    // Its icon font lives on a CDN; nothing is fetched from there.
    await phone.page.route('https://**', (route) => route.fulfill({ status: 204 }));
    await phone.launch();
  });

  afterEach(async () => {
    const problems = await phone.problems();
    await phone.close();
    expect(problems).toEqual([]);
  });
  afterAll(closePhones);

  const seen = () => phone.page.innerText('#seen');

  it('opens a popup from a cell and closes it by its overlay', async () => {
    await phone.page.click('text=第一章');
    await phone.page.waitForSelector('.sheet', { state: 'visible' });
    await phone.page.waitForTimeout(400);
    await phone.page.mouse.click(180, 120);
    await phone.page.waitForSelector('.sheet', { state: 'detached' });
  });

  it('asks in a dialog and hears the answer once', async () => {
    await phone.page.click('text=打开');
    await phone.page.waitForSelector('text=确认封存');
    await phone.page.waitForTimeout(400);
    await phone.page.getByText('封存', { exact: true }).click();
    await phone.page.waitForFunction("document.querySelector('#seen').innerText === 'confirm;'");
    await phone.page.waitForSelector('text=确认封存', { state: 'hidden' });
  });

  it('does not open it by a disabled button', async () => {
    await phone.page.click('text=不可', { force: true });
    expect(await phone.page.isVisible('text=确认封存')).toBe(false);
  });

  it('shows a toast called from the page script', async () => {
    await phone.page.click('text=轻提示');
    await phone.page.waitForSelector('text=已存好', { state: 'visible' });
  });

  it('relates boxes to their group', async () => {
    await phone.page.click('text=乙');
    expect(await seen()).toBe('a+b;');
    await phone.page.click('text=甲');
    expect(await seen()).toBe('a+b;b;');
  });

  it('takes text in its fields, counts it, and turns its switch', async () => {
    await phone.page.fill('wx-t-input input, wx-input input', '晴');
    await phone.page.fill('textarea', '写给自己');
    await phone.page.waitForSelector('text=4 / 20');
    expect(
      await phone.page.evaluate(
        'JSON.stringify([getCurrentPages()[0].data.word, getCurrentPages()[0].data.letter])',
      ),
    ).toBe('["晴","写给自己"]');
    await phone.page.click('[class*="t-switch__body"]');
    expect(await seen()).toBe('switch true;');
  });
});
