import { join } from 'node:path';
import { closePhones, openPhone, type TestPhone } from './fixtures/open-phone';

const program = join(__dirname, 'fixtures', 'program');

/** Starting a browser on a loaded machine. */
describe('a program on the phone', () => {
  let phone: TestPhone;

  beforeEach(async () => {
    phone = await openPhone(program);
    await phone.launch();
  });

  afterEach(() => phone.close());
  afterAll(closePhones);

  const style = (selector: string, property: string) =>
    phone.page.$eval(selector, (element, name) => getComputedStyle(element).getPropertyValue(name), property);

  it('starts in the order of WeChat: app, components attached, page loaded and shown, components ready, page ready', async () => {
    expect(await phone.log()).toEqual([
      'app onLaunch pages/home/index',
      'app onShow',
      'card created',
      'card attached',
      'home onLoad {}',
      'home onShow',
      'card page show',
      'card ready',
      'home onReady',
    ]);
    expect(await phone.problems()).toEqual([]);
    expect(phone.complaints).toEqual([]);
  });

  it('puts in the styles of components that have an instance, in the order of their registration, and of no others', async () => {
    const sources = await phone.page.$$eval('style[data-source]', (all) =>
      all.map((one) => (one as HTMLElement).dataset.source ?? ''),
    );
    const button = 'miniprogram_npm/tdesign-miniprogram/button/button.wxss';
    expect(sources.filter((source) => source === 'components/card/index.wxss' || source === button)).toEqual([
      'components/card/index.wxss',
      button,
    ]);
    // The button's template names the icon; no icon is shown.
    expect(sources.filter((source) => source.includes('/icon/'))).toEqual([]);
    expect(await phone.page.locator('head').innerHTML()).toContain(
      '<!--miniprogram_npm/tdesign-miniprogram/icon/icon-->',
    );
  });

  it('fills templates from data, wxs, templates, includes and slots', async () => {
    const text = (selector: string) => phone.page.innerText(selector);
    expect(await text('#title')).toBe('标题!');
    expect(await text('.kinds')).toBe('Array String 12px 8');
    expect(await text('.row')).toBe('模板');
    expect(await text('.foot')).toBe('脚注 标题');
    expect(await phone.page.innerText('#card')).toBe('头\n标题 2\n身');
  });

  it('gives tap handlers the shape of event that WeChat gives, and updates by paths', async () => {
    await phone.log();
    await phone.page.click('#title');
    // The callback of setData comes with the frame after the tap: on a busy machine the log was read before it.
    const seen: string[] = [];
    for (let tries = 0; tries < 100 && seen.length < 2; tries++) {
      seen.push(...(await phone.log()));
      await phone.page.waitForTimeout(20);
    }
    expect(seen).toEqual(['tap tap {"deepValue":"7"} title {"where":"title"} number 0 1', 'setData done']);
    expect(await phone.page.innerText('.item:nth-of-type(5)')).toBe('1 贰');
  });

  it('lets catch stop a tap, and passes component events on with their detail', async () => {
    await phone.log();
    await phone.page.click('text=0 一');
    await phone.page.click('#card .components_card_index--inside');
    expect(await phone.log()).toEqual(['item 1', 'picked {"label":"标题"}']);
  });

  it('scopes styles: page rules stay out of isolated components, reach apply-shared ones, and rpx follow the phone', async () => {
    expect(await style('#title', 'color')).toBe('rgb(200, 0, 0)');
    expect(await style('#title', 'font-size')).toBe('16px');
    expect(await style('#title', 'margin-top')).toBe('11px');
    expect(await style('#title', 'letter-spacing')).toBe('2px');
    expect(await style('#wide', 'width')).toBe('187.5px');
    expect(await style('.row', 'padding-left')).toBe('37.5px');
    expect(await style('#card', 'padding-top')).toBe('4px');
    expect(await style('#card > wx-view', 'border-left-width')).toBe('3px');
    expect(await style('#card .components_card_index--inside', 'color')).toBe('rgb(0, 120, 0)');
    expect(await style('#open > wx-view', 'color')).toBe('rgb(250, 0, 0)');
    expect(await style('wx-everywhere > wx-view', 'color')).toBe('rgb(0, 0, 0)');
    expect(await style('#pic', 'width')).toBe('50px');
  });

  it('changes its theme while it runs, in styles, window settings and the app hook', async () => {
    await phone.log();
    expect(await style('wx-page', 'background-color')).toBe('rgb(250, 247, 241)');
    await phone.page.evaluate("state.theme = 'dark'; program.setTheme('dark')");
    expect(await style('wx-page', 'background-color')).toBe('rgb(21, 19, 15)');
    expect(
      await phone.page.evaluate("program.windowSettings('pages/home/index').navigationBarBackgroundColor"),
    ).toBe('#15130f');
    expect(await phone.log()).toEqual(['app onThemeChange dark']);
  });

  it('navigates with queries as they were written, and refuses what WeChat refuses, in its words', async () => {
    await phone.log();
    await phone.page.click('#link');
    expect(await phone.log()).toEqual([
      'home onHide',
      'card page hide',
      'second onLoad {"a":"1","name":"%E4%BD%A0"}',
      'second onShow',
    ]);
    expect(await style('.local', 'color')).toBe('rgb(200, 0, 0)');
    expect(
      await phone.page.$eval('[data-route="pages/second/index"] .local', (e) => getComputedStyle(e).color),
    ).toBe('rgb(0, 0, 0)');
    const refused = (call: string) =>
      phone.page.evaluate(`program.stack.${call}.then(() => 'done', (error) => error.message)`);
    expect(await refused("navigateTo('/pages/none')")).toBe('navigateTo:fail page "pages/none" is not found');
    expect(await refused("navigateTo('/pages/tab/index')")).toBe(
      'navigateTo:fail can not navigateTo a tabbar page',
    );
    expect(await refused("switchTab('/pages/second/index')")).toBe(
      'switchTab:fail can not switch to no-tabBar page',
    );
    await phone.page.evaluate('program.stack.navigateBack(1)');
    expect(await phone.log()).toEqual(['second onUnload', 'home onShow', 'card page show']);
    expect(await phone.page.evaluate('routes.join()')).toBe(
      'appLaunch pages/home/index 第一页,navigateTo pages/second/index 样例,navigateBack pages/home/index 第一页',
    );
  });

  it('opens at most ten pages above each other', async () => {
    const depth = await phone.page.evaluate(`(async () => {
      for (let i = 0; i < 9; i += 1) await program.stack.navigateTo('/packages/extra/pages/deep/index');
      return program.stack.navigateTo('/pages/second/index').catch((error) => error.message + ' ' + program.stack.pages.length);
    })()`);
    expect(depth).toBe('navigateTo:fail webview count limit exceed 10');
  });

  it('keeps tab pages loaded, also those made with Component()', async () => {
    await phone.log();
    const stack = 'getCurrentPages().map((page) => page.route).join()';
    await phone.page.evaluate("program.stack.switchTab('/pages/tab/index')");
    expect(await phone.log()).toEqual(['home onHide', 'card page hide', 'tab onLoad', 'tab onShow']);
    expect(await phone.page.evaluate(stack)).toBe('pages/tab/index');
    await phone.page.evaluate("program.stack.switchTab('/pages/home/index')");
    expect(await phone.log()).toEqual(['home onShow', 'card page show']);
    await phone.page.evaluate("program.stack.reLaunch('/pages/second/index')");
    expect(await phone.log()).toEqual(
      ['home onHide', 'card detached', 'second onLoad {}', 'second onShow'].slice(1),
    );
  });

  it('tells the app and the list of problems what a handler throws', async () => {
    await phone.page.evaluate("program.stack.navigateTo('/pages/second/index')");
    await phone.log();
    await phone.page.click('#throw');
    await phone.page.click('#back');
    expect(await phone.log()).toEqual(['app onError true']);
    expect((await phone.problems()).join()).toContain('broken on purpose');
  });

  it('gives program code the virtual date, and leaves timers real', async () => {
    const year = 365 * 86_400_000;
    const [shown, made, waited] = (await phone.page.evaluate(`(async () => {
      window.offset = ${year};
      const start = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 30));
      return [Date.now() - (performance.timeOrigin + performance.now()), new Date(5).getTime(), performance.now() - start];
    })()`)) as [number, number, number];
    expect(Math.abs(shown - year)).toBeLessThan(1000);
    expect(made).toBe(5);
    expect(waited).toBeLessThan(1000);
  });

  it('counts setData calls of the program until its first content', async () => {
    await phone.page.waitForFunction('program.metrics.firstRender !== undefined');
    expect(await phone.page.evaluate('program.metrics.untilFirstRender')).toEqual({
      setDataCalls: 1,
      setDataBytes: 12,
    });
  });
});
