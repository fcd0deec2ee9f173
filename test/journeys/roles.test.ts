import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { eventually, type Journey, lin, patience, startJourney } from './journey';
import { Stage } from './stage';
import { reads } from './steps';

/** The administrator fills what is vacant and ends a duty; the organisation department says who is a young cadre; the security log is read. */
let journey: Journey;
let phone: DrivenPhone;
jest.setTimeout(6 * patience);
beforeAll(async () => {
  journey = await startJourney();
  phone = await journey.phone({ reducedMotion: true });
});
afterAll(() => journey.close());

const administrator = 'demo-openid-gao-yuan';
const desk = 'demo-openid-ma-wen';
const page = (name: string) => `packages/people/pages/${name}/index`;
const workbench = 'packages/workbench/pages/index/index';

test('a vacant duty is given with the holder’s name typed, ended, and handed over', async () => {
  await phone.open(workbench, { as: administrator });
  await phone.tap({ selector: '[aria-label^="职责"]' });
  await phone.waitForText('空着的');
  await phone.tap({ selector: '[aria-label$="养护管理科科室负责人"]' });
  await phone.waitForRoute(page('role'));
  await reads(phone, '养护管理科');
  await phone.type('给谁', '林知远');
  await phone.tap({ selector: '[aria-label^="林知远，"]' });
  await phone.type('输入“林知远”来确认', '林知远');
  await phone.tap('给这项职责');
  await phone.waitForRoute(page('roles'));
  const held = () => journey.documents('roles', { personId: lin.id, role: 'section-chief' });
  await eventually(async () => expect(await held()).toMatchObject([{ until: null }]));
  await phone.tap({ selector: '[aria-label^="科室负责人，林知远"]' });
  await phone.type('输入“林知远”来确认', '林知远');
  await phone.tap('结束这项职责');
  await eventually(async () => expect(await held()).toMatchObject([{ until: expect.any(Number) }]));
  await phone.tap('接着安排别人');
  await reads(phone, '养护管理科');
  expect(await phone.problems()).toEqual([]);
});

test('the district’s rule of who is a young cadre, by a document', async () => {
  await phone.open(workbench, { as: desk });
  await phone.tap({ selector: '[aria-label^="年轻干部"]' });
  await reads(phone, '还没有定过');
  await phone.tap('按工龄');
  await phone.type('工作多少年以内（含）', '8');
  await phone.type('依据的文件', '清组〔2026〕3号');
  await phone.type('输入“清河区（虚构）”来确认', '清河区（虚构）');
  await phone.tap('定下这条规定');
  await phone.waitForText('工作 8 年以内（含）');
  expect(await phone.problems()).toEqual([]);
});

test('a refusal is read in the security log', async () => {
  await journey.control.deliver(lin.openid, 'roster', { action: 'roles', input: {} });
  await phone.open(workbench, { as: administrator });
  await phone.tap({ selector: '[aria-label^="安全日志"]' });
  await reads(phone, '没有这项职责');
});

test('the pages in light, dark and large type', async () => {
  const stage = await Stage.set(journey);
  const wide = { everyWidth: true, whole: true };
  await stage.show({ name: 'roles', path: page('roles'), as: administrator, words: '空着的', ...wide });
  await stage.show({ name: 'role', path: page('role'), as: administrator, words: '给谁', ...wide });
  await stage.show({ name: 'security', path: page('security'), as: administrator, words: '林知远', ...wide });
  await stage.show({ name: 'young', path: page('young'), as: desk, words: '现在的规定', ...wide });
  expect(stage.takeComplaints()).toEqual([]);
});
