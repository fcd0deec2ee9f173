import { join } from 'node:path';
import { closePhones, openPhone, type TestPhone } from './fixtures/open-phone';

const program = join(__dirname, 'fixtures', 'program');

/** Starting a browser on a loaded machine. */
describe('built-in elements', () => {
  let phone: TestPhone;

  beforeEach(async () => {
    phone = await openPhone(program);
    await phone.launch();
    await phone.log();
  });

  afterEach(() => phone.close());
  afterAll(closePhones);

  it('collects a form from fields, boxes, radios and switches, and submits within the tap', async () => {
    await phone.page.evaluate(
      "document.querySelector('wx-form').__wxElement.addListener('submit', () => { window.tapped = tap.active(); })",
    );
    await phone.page.fill('wx-form wx-input input', '晴');
    await phone.page.fill('wx-form textarea', '写给自己');
    await phone.page.click('text=乙');
    await phone.page.click('text=丑');
    await phone.page.click('wx-switch');
    await phone.page.click('#submit');
    const log = await phone.log();
    expect(log).toEqual([
      'input 晴 1 晴',
      'boxes ["b"]',
      'submit {"word":"晴","text":"写给自己","boxes":["b"],"one":"y","on":true}',
    ]);
    expect(await phone.page.evaluate('tapped')).toBe(true);
    expect(await phone.problems()).toEqual([]);
  });

  it('keeps a text area within its length and makes it as high as its text', async () => {
    const height = () => phone.page.$eval('wx-form wx-textarea', (element) => element.clientHeight);
    const low = await height();
    await phone.page.locator('wx-form textarea').pressSequentially('一二三四五六七八九十多余');
    expect(await phone.page.inputValue('wx-form textarea')).toBe('一二三四五六七八九十');
    await phone.page.fill('wx-form textarea', '一\n二\n三');
    expect(await height()).toBeGreaterThan(low * 2);
  });

  it('brings what the program sets into a field and out of it', async () => {
    await phone.page.evaluate("getCurrentPages()[0].setData({ word: '雨' })");
    expect(await phone.page.inputValue('wx-form wx-input input')).toBe('雨');
    await phone.page.fill('wx-form wx-input input', '雪');
    expect(await phone.page.evaluate('getCurrentPages()[0].data.word')).toBe('雪');
  });

  it('does not tap a disabled button', async () => {
    await phone.page.click('#off', { force: true });
    expect(await phone.log()).toEqual([]);
  });

  it('is on in a tap handler, in its microtasks, and off in later timers', async () => {
    await phone.page.evaluate(`{
      window.seen = [];
      const page = getCurrentPages()[0];
      Object.getPrototypeOf(page).onTitle = 0;
      program.stack.pages[0].element.querySelector('#title').__wxElement.addListener('tap', () => {
        seen.push(tap.active());
        Promise.resolve().then(() => seen.push(tap.active()));
        setTimeout(() => seen.push(tap.active()), 5);
      });
    }`);
    await phone.page.click('#title');
    await phone.page.waitForFunction('seen.length === 3');
    expect(await phone.page.evaluate('seen')).toEqual([true, true, false]);
  });

  it('taps by keyboard, by script and by finger, each once', async () => {
    await phone.page.focus('#title');
    await phone.page.keyboard.press('Enter');
    await phone.page.keyboard.press(' ');
    expect((await phone.log()).filter((line) => line.startsWith('tap'))).toHaveLength(2);
    await phone.page.evaluate("document.querySelector('#title').click()");
    expect((await phone.log()).filter((line) => line.startsWith('tap'))).toHaveLength(1);
    await phone.close();
    phone = await openPhone(program, true);
    await phone.launch();
    await phone.log();
    await phone.page.tap('#title');
    await phone.page.waitForTimeout(400);
    expect((await phone.log()).filter((line) => line.startsWith('tap'))).toHaveLength(1);
  });

  it('does not tap when the finger moved', async () => {
    await phone.page.hover('#title');
    await phone.page.mouse.down();
    await phone.page.mouse.move(200, 300);
    await phone.page.mouse.up();
    expect(await phone.log()).toEqual([]);
  });

  it('puts aria attributes and roles on the DOM', async () => {
    const attribute = (selector: string, name: string) => phone.page.getAttribute(selector, name);
    expect(await attribute('#pic', 'aria-label')).toBe('圆点');
    expect(await attribute('#submit', 'role')).toBe('button');
    expect(await attribute('#submit', 'tabindex')).toBe('0');
    expect(await phone.page.getByRole('button', { name: '封存' }).count()).toBe(1);
    expect(await phone.page.getByRole('checkbox', { name: '甲' }).getAttribute('aria-checked')).toBe('false');
  });

  it('loads a local image relative to the page', async () => {
    await phone.page.waitForFunction("document.querySelector('#pic img').naturalWidth === 10");
    expect(await phone.page.getAttribute('#pic img', 'src')).toBe('/program/assets/dot.svg');
  });

  it('gives a canvas node to draw on, and touches with coordinates of its own', async () => {
    const drawn = await phone.page.evaluate(`new Promise((resolve) => {
      wx.createSelectorQuery().select('#pad').fields({ node: true, size: true }).exec(([{ node, width, height }]) => {
        node.width = width; node.height = height;
        const context = node.getContext('2d');
        context.fillStyle = 'rgb(9, 8, 7)';
        context.fillRect(0, 0, width, height);
        resolve([width, height, [...context.getImageData(99, 49, 1, 1).data], typeof node.requestAnimationFrame, typeof node.createImage().src]);
      });
    })`);
    expect(drawn).toEqual([100, 50, [9, 8, 7, 255], 'function', 'string']);
    await phone.page.hover('#pad');
    await phone.page.mouse.down();
    const box = await phone.page.locator('#pad').boundingBox();
    await phone.page.mouse.move((box?.x ?? 0) + 30, (box?.y ?? 0) + 20);
    await phone.page.mouse.up();
    expect(await phone.log()).toEqual(['draw number']);
  });

  it('answers selector queries from the corner of the visible page, within components too', async () => {
    const answer = await phone.page.evaluate(`new Promise((resolve) => {
      const page = getCurrentPages()[0];
      const query = wx.createSelectorQuery();
      query.select('#wide').boundingClientRect();
      query.in(page.selectComponent('#card')).selectAll('.inside').fields({ computedStyle: ['color'], dataset: true });
      query.selectViewport().scrollOffset();
      query.exec(resolve);
    })`);
    expect(answer).toEqual([
      expect.objectContaining({ id: 'wide', left: 0, width: 187.5, height: 20 }),
      [{ color: 'rgb(0, 120, 0)', dataset: {} }],
      expect.objectContaining({ scrollTop: 0, scrollHeight: expect.any(Number) }),
    ]);
    expect((answer as [{ top: number }])[0].top).toBeLessThan(100);
  });

  it('names a tag that nobody knows, and a handler that is not there', async () => {
    await phone.close();
    phone = await openPhone(join(__dirname, 'fixtures', 'faulty'));
    await phone.launch();
    await phone.page.click('text=点');
    const problems = (await phone.problems()).join('\n');
    expect(problems).toContain('"live-player"');
    expect(problems).toContain('"notThere"');
    expect(problems).toMatch(/"colour" is not a valid property \(<wx\/\w+> in /);
  });
});
