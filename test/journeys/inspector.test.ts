import type { Page } from 'playwright-core';
import { borrowBrowser, returnBrowser } from '../../simulator/driver/shared-browser';
import { runningEmulator } from '../emulator/running-emulator';

/** The emulator's own page, in a browser: what a developer sees and does there, by keyboard too. */
let emulator: Awaited<ReturnType<typeof runningEmulator>>;
let page: Page;
let leave: () => Promise<void>;
const complaints: string[] = [];
beforeAll(async () => {
  emulator = await runningEmulator();
  const browser = await borrowBrowser();
  const context = await browser.newContext({ viewport: { width: 1180, height: 820 }, locale: 'zh-CN' });
  page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(emulator.url) && !request.url().startsWith('data:'))
      complaints.push(`asked elsewhere: ${request.url()}`);
  });
  leave = async () => {
    await context.close();
    await returnBrowser();
  };
  await emulator.call('openid-lin', 'probe', { action: 'add', data: { _id: 'x', text: '<b>信</b>', n: 1 } });
  await emulator.call('openid-lin', 'probe', { action: 'add', data: { _id: 'y', n: 2 } });
  await emulator.call('openid-lin', 'probe', { action: 'print' });
  await emulator.call('openid-lin', 'probe', { action: 'unknownApi' });
  await emulator.call('openid-lin', 'probe', { action: 'upload', cloudPath: 'a/b.txt', text: '你好' });
});
afterAll(async () => {
  await leave();
  await emulator.close();
});

const part = (name: string) => page.getByRole('tab', { name, exact: true }).click();
const picture = async (name: string) => {
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/${name}.png` });
};
/** Waits for a text in the part that is shown. */
const reads = (text: string | RegExp) => page.locator('#panel').getByText(text).first().waitFor();

test('documents are found by a condition and shown as what they are, never as markup', async () => {
  await page.goto(`${emulator.url}/inspector`);
  await page.getByLabel('集合').selectOption('probes');
  await reads('找到 2 条');
  await page.getByLabel('条件（EJSON）').fill('{"n":1}');
  await page.keyboard.press('Enter');
  await reads('找到 1 条');
  await page.locator('summary').click();
  await reads(/<b>信<\/b>/);
  await picture('data');
  await page.getByLabel('条件（EJSON）').fill('{');
  await page.keyboard.press('Enter');
  await reads(/EJSON object/);
  await page.getByLabel('条件（EJSON）').fill('{}');
  await page.keyboard.press('Enter');
  await reads('找到 2 条');
  expect(complaints.splice(0)).toEqual([expect.stringContaining('400')]);
});

test('the parts are reached by the arrow keys', async () => {
  await page.getByRole('tab', { name: '数据', exact: true }).focus();
  await page.keyboard.press('ArrowDown');
  await page.locator('[role=tab][aria-selected=true]', { hasText: '函数' }).waitFor();
  await reads('probe');
  expect(await page.locator('[role=tab]:focus').textContent()).toBe('函数');
  const cold = page.locator('details', { hasText: '冷启动' }).first();
  await cold.locator('summary').focus();
  await page.keyboard.press('Enter');
  await cold.getByText(/Init Report RequestId[\s\S]*START RequestId[\s\S]*MemUsage/).waitFor();
  await picture('functions');
});

test('calls and files are listed', async () => {
  await part('云调用');
  await reads('moon.landing');
  await part('文件');
  expect(await page.getByRole('link', { name: 'a/b.txt' }).getAttribute('href')).toContain('a%2Fb.txt');
  await picture('files');
});

test('a day passes, a timer runs by hand, the clock stands', async () => {
  await part('时钟');
  await page.getByRole('button', { name: '过一天' }).click();
  await page.getByText('定时器运行 1 次').waitFor();
  await page.getByRole('button', { name: '停住时钟' }).click();
  await page.getByRole('button', { name: '让时钟走' }).waitFor();
  await page.getByRole('button', { name: '快走' }).click();
  await page.getByText('每秒走 3600 秒').waitFor();
  await page.getByRole('button', { name: '照常走' }).click();
  await page.getByRole('button', { name: '快走' }).waitFor();
  await page.getByRole('button', { name: '运行', exact: true }).click();
  await page.getByText('运行完了').waitFor();
  await picture('clock');
  expect((await emulator.get('/control/database?collection=ticks')).total).toBe(2);
});

test('a fault is ordered and taken back', async () => {
  await part('故障');
  await page.getByRole('button', { name: '加一个例子' }).click();
  await page.getByRole('button', { name: '使用' }).click();
  await reads('drop-after');
  expect((await emulator.get('/control/faults')).faults).toHaveLength(1);
  await picture('faults');
  await page.getByRole('button', { name: '全部取消' }).click();
  await page.waitForFunction(() => !document.querySelector('#panel td'));
  expect((await emulator.get('/control/faults')).faults).toEqual([]);
});

test('a snapshot is kept and gone back to; what was exported is imported', async () => {
  await part('快照');
  await page.getByLabel('名称').fill('第一天');
  await page.getByRole('button', { name: '存下现在' }).click();
  await page.getByRole('cell', { name: '第一天' }).waitFor();
  await picture('snapshots');
  await emulator.call('openid-lin', 'probe', { action: 'add', data: { _id: 'z' } });
  page.on('dialog', (dialog) => void dialog.accept());
  await page.getByRole('button', { name: '回到这里' }).click();
  await page.getByText('回到了「第一天」').waitFor();
  expect((await emulator.get('/control/database?collection=probes')).total).toBe(2);
  await page.getByLabel('导入文件').setInputFiles({
    name: 'more.jsonl',
    mimeType: 'application/x-ndjson',
    buffer: Buffer.from('{"collection":"probes","document":{"_id":"imported"}}\n'),
  });
  await page.getByRole('button', { name: '导入', exact: true }).click();
  await page.getByText('导入了 1 条文档、0 个文件').waitFor();
  expect((await emulator.get('/control/database?collection=probes')).total).toBe(3);
});

test('every control of every part is reached and seen by the keyboard alone', async () => {
  await page.goto('about:blank');
  await page.goto(`${emulator.url}/inspector`);
  for (const name of ['数据', '函数', '时钟', '云调用', '文件', '故障', '快照']) {
    await page.locator('#panel h2').waitFor();
    const chosen = page.locator('[role=tab][aria-selected=true]', { hasText: name });
    await chosen.waitFor();
    await chosen.focus();
    const wanted = await page.evaluate(controlsOfThePart);
    const reached: string[] = [];
    // A field of date and time is several stops.
    for (let n = 0; n < wanted.length + 10; n++) {
      await page.keyboard.press('Tab');
      const at = await page.evaluate(whatHasFocus);
      if (at === undefined) break;
      reached.push(at);
    }
    expect([name, wanted.filter((one) => !reached.includes(one))]).toEqual([name, []]);
    // What has the focus without being seen to have it says so.
    expect([name, reached.filter((one) => one.endsWith('(unseen)'))]).toEqual([name, []]);
    await chosen.focus();
    await page.keyboard.press('ArrowDown');
  }
});

test('a timer is run and a document opened without a pointer', async () => {
  await page.goto('about:blank');
  await page.goto(`${emulator.url}/inspector#clock`);
  await page.getByRole('button', { name: '运行', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('运行完了').waitFor();
  await page.goto('about:blank');
  await page.goto(`${emulator.url}/inspector#data`);
  await page.getByLabel('集合').focus();
  await page.keyboard.type('probes');
  await page.keyboard.press('Enter');
  await reads(/找到 \d 条/);
  await page.locator('summary').first().focus();
  await page.keyboard.press('Space');
  await page.locator('details[open]').first().waitFor();
});

test('it is readable in the dark and on a narrow window, and every control has a name', async () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const name of ['数据', '函数', '时钟', '云调用', '文件', '故障', '快照']) {
      await part(name);
      await page.locator('#panel h2').waitFor();
      const found = await page.evaluate(audit);
      expect([colorScheme, name, found]).toEqual([colorScheme, name, []]);
    }
    await picture(`dark-or-light-${colorScheme}`);
  }
  await page.setViewportSize({ width: 375, height: 700 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(375);
  await picture('narrow');
  expect(complaints).toEqual([]);
});

/** Runs in the page: the controls of the part that is shown, numbered. */
function controlsOfThePart(): string[] {
  const all = document.querySelectorAll<HTMLElement>(
    '#panel :is(a[href], button, input, select, textarea, summary, [tabindex="0"])',
  );
  return [...all]
    .filter((one) => one.getClientRects().length > 0 && !one.matches(':disabled'))
    .filter((one) => one.matches('summary') || !one.closest('details:not([open])'))
    .map((one, n) => {
      one.dataset.number = `${n} ${one.tagName} ${one.textContent?.trim().slice(0, 12)}`;
      return one.dataset.number;
    });
}

/** Runs in the page: which of them has the focus; undefined when it left the part. */
function whatHasFocus(): string | undefined {
  const at = document.activeElement as HTMLElement | null;
  if (!at?.closest('#panel')) return undefined;
  const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at);
  const seen = (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
  return `${at.dataset.number}${seen ? '' : ' (unseen)'}`;
}

/** Runs in the page: texts of too little contrast (4.5), and controls without a name. */
function audit(): string[] {
  const numbers = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number);
  const light = (color: string) => {
    const [r = 0, g = 0, b = 0] = numbers(color).map((part) => {
      const share = part / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element: Element | null): string => {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (numbers(color)[3] !== 0) return color;
    }
    return 'rgb(255, 255, 255)';
  };
  const found: string[] = [];
  for (const element of document.querySelectorAll('body *')) {
    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim());
    if (own && element.getClientRects().length > 0 && !['SCRIPT', 'STYLE'].includes(element.tagName)) {
      const [a, b] = [light(getComputedStyle(element).color), light(ground(element))].sort((x, y) => y - x);
      const contrast = ((a ?? 0) + 0.05) / ((b ?? 0) + 0.05);
      if (contrast < 4.5) found.push(`${element.textContent?.trim().slice(0, 20)}: ${contrast.toFixed(1)}`);
    }
    if (element.matches('input, textarea, select, button, a')) {
      const label = (element as HTMLInputElement).labels?.[0]?.textContent ?? element.textContent;
      if (!label?.trim() && !element.getAttribute('aria-label')) found.push(`${element.tagName} has no name`);
    }
  }
  return found;
}
