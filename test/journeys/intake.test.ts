import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { csvOf } from '../support/rosters';
import { eventually, type Journey, patience, startJourney } from './journey';
import { Stage } from './stage';
import { reads } from './steps';

/** HR reads a roster in from a file, sees what is wrong, writes the rest, and takes it back. */
let journey: Journey;
let phone: DrivenPhone;
const folder = mkdtempSync(join(tmpdir(), 'roster-'));
jest.setTimeout(6 * patience);
beforeAll(async () => {
  journey = await startJourney();
  phone = await journey.phone({ reducedMotion: true });
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await journey.close();
});

const hr = 'demo-openid-zhou-min';
const page = 'packages/people/pages/intake/index';
const unit = '清河区住房和城乡建设局（虚构）';
const file = join(folder, '住建局名册.csv');
writeFileSync(
  file,
  csvOf([
    ['陆清和', unit, '排水设施科', '科员', '2026-07-01', '2001'],
    ['沈知行', unit, '规划建设科', '科员', '2026年7月1日', '2000'],
    ['许一诺', unit, '养护管理科', '四级主任科员', '2026-07-01'],
    ['贺明', '没有的单位', '', '科员', '2026-02-30'],
    ['曾思齐', unit, '办公室', '科员', '2023-08-16'],
  ]),
);
const newcomers = async () =>
  (await journey.documents('people', { name: { $in: ['陆清和', '沈知行'] } } as never)).length;

test('a file is read, shown, written and taken back', async () => {
  await phone.open('packages/workbench/pages/index/index', { as: hr });
  await phone.tap({ selector: '[aria-label^="名册导入"]' });
  await phone.waitForText('先看清会改什么，再确认；没确认以前，名册一个字都不动。写入以后七天内可以撤回。');
  await phone.tap('从聊天里选一个表');
  await phone.giveFiles(file);
  await phone.waitForText('住建局名册.csv');
  await phone.waitForText('入职日期不是日期，写成 2026-07-01');
  await reads(phone, '改：职务');
  expect(await newcomers()).toBe(0);
  await phone.type(`输入“${unit}”来确认`, unit);
  await phone.tap('写入 3 人');
  await phone.waitForText('写好了');
  await eventually(async () => expect(await newcomers()).toBe(2));
  await phone.type(`输入“${unit}”来确认`, unit);
  await phone.tap('撤回这次导入');
  await phone.waitForText('撤回了');
  expect(await newcomers()).toBe(0);
  expect(await phone.problems()).toEqual([]);
});

test('the page in light, dark and large type', async () => {
  const stage = await Stage.set(journey);
  const wide = { everyWidth: true, whole: true };
  await stage.show({ name: 'intake', path: page, as: hr, words: '最近的导入', ...wide });
  await stage.show({
    name: 'intake-preview',
    path: page,
    as: hr,
    words: '住建局名册.csv',
    ...wide,
    act: async (one) => {
      await one.tap('从聊天里选一个表');
      await one.giveFiles(file);
    },
  });
  expect(stage.takeComplaints()).toEqual([]);
});
