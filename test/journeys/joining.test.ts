import { join } from 'node:path';
import { phoneHash } from '../../cloudfunctions/_kernel/phone-number';
import { phoneNumberOf } from '../../emulator/openapi/phone-numbers';
import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { type Journey, lin, pages, patience, startJourney, xu } from './journey';
import { pictureFolder, Stage } from './stage';
import { reads } from './steps';

/** HR asks people in by card, picture and code, in one go, and changes somebody's WeChat account; whoever has no card finds their place by the phone's number. */
let journey: Journey;
let phone: DrivenPhone;
jest.setTimeout(6 * patience);
beforeAll(async () => {
  journey = await startJourney();
  phone = await journey.phone({ reducedMotion: true });
});
afterAll(() => journey.close());

const hr = 'demo-openid-zhou-min';
const unit = '清河区住房和城乡建设局（虚构）';
const page = (name: string) => `packages/people/pages/${name}/index`;
const about = (id: string, name: string) => `personId=${id}&name=${encodeURIComponent(name)}`;

test('a card goes from the file to the chat, and its code can be taken back', async () => {
  await phone.open(`${page('person')}?personId=${xu.id}`, { as: hr });
  await phone.tap('发邀请');
  await phone.waitForRoute(page('invite'));
  await phone.tap('做一份邀请');
  await reads(phone, '给许一诺的邀请做好了');
  await phone.page.waitForFunction(
    () => document.querySelector('[aria-label="许一诺的邀请二维码"]') !== null,
  );
  await phone.picture(join(pictureFolder, 'invite-card.png'), { fullPage: true });
  await phone.tap('发给许一诺');
  await phone.tapSheet('许一诺');
  const hers = await journey.phone({ reducedMotion: true });
  await hers.openCard({ as: xu.openid });
  await reads(hers, '这份邀请给');
  await phone.tap('收回这份邀请');
  await phone.waitForText('做一份邀请');
  await hers.openCard({ as: xu.openid });
  await reads(hers, '收回');
  expect(await journey.everythingStored()).not.toContain('"code":"');
});

test('many at once, with the unit’s name typed; each is listed, and taken back one by one', async () => {
  await phone.open('packages/workbench/pages/index/index', { as: hr });
  await phone.tap({ selector: '[aria-label^="邀请"]' });
  await phone.tap('看看还有谁没加入');
  await reads(phone, '人还没加入');
  await phone.type('名单和邀请码会离开系统，请输入单位全称来确认：', unit);
  await phone.tap({ selector: '[aria-label$="人各做一份"]' });
  await reads(phone, '份邀请做好了');
  await phone.tap('复制名单和邀请码');
  await phone.tap('收回，许一诺的邀请');
  await reads(phone, '已收回');
});

test('whoever has no card finds their place by the number of the phone', async () => {
  const openid = 'demo-openid-of-a-new-phone';
  const hash = phoneHash(phoneNumberOf([], openid));
  await journey.admin().patchWhere('people', { _id: xu.id }, { phoneHash: hash });
  const own = await journey.phone({ reducedMotion: true });
  await own.open(pages.bind, { as: openid });
  await own.tap('用手机号找我的邀请');
  await own.tapSheet('允许');
  await reads(own, '许一诺');
  await own.tap('写信与封存（绑定需要）');
  await own.tap('同意并绑定');
  await own.waitForRoute(pages.today);
});

test('an account is taken off its place with a reason and the name; a new invitation leads to the same book', async () => {
  const chapters = await journey.documents('chapters', { personId: lin.id });
  await phone.open(`${page('person')}?personId=${lin.id}`, { as: hr });
  await phone.tap('换微信、解除绑定');
  await phone.type('为什么解除', '本人当面提出换微信');
  await phone.type('输入“林知远”来确认', '林知远');
  await phone.tap('解除绑定');
  await phone.tap('接着发一份新的邀请');
  await phone.waitForRoute(page('invite'));
  await phone.tap('做一份邀请');
  await phone.tap({ selector: '[aria-label^="发给林知远"]' });
  await phone.tapSheet('许一诺');
  const before = await journey.phone({ reducedMotion: true });
  await before.open(pages.me, { as: lin.openid });
  await before.waitForRoute(pages.bind);
  const his = await journey.phone({ reducedMotion: true });
  await his.openCard({ as: xu.openid });
  await reads(his, '林知远');
  await his.tap('写信与封存（绑定需要）');
  await his.tap('同意并绑定');
  await his.waitForRoute(pages.today);
  expect(await journey.documents('chapters', { personId: lin.id })).toEqual(chapters);
  expect(await journey.problems()).toEqual([]);
});

test('the pages in light, dark and large type', async () => {
  const stage = await Stage.set(journey);
  const wide = { everyWidth: true, whole: true };
  const newcomer = about('demo-xu-yinuo', '许一诺');
  await stage.show({
    name: 'invite',
    path: `${page('invite')}?${newcomer}`,
    as: hr,
    words: '做一份邀请',
    ...wide,
  });
  await stage.show({
    name: 'invite-made',
    path: `${page('invite')}?${about('demo-colleague-1', '曾思齐')}`,
    as: hr,
    words: '邀请码',
    ...wide,
    act: (one) => one.tap('做一份邀请'),
  });
  await stage.show({
    name: 'unbind',
    path: `${page('unbind')}?${newcomer}`,
    as: hr,
    words: '解除绑定',
    ...wide,
  });
  await stage.show({ name: 'invitations', path: page('invitations'), as: hr, words: '发过的邀请', ...wide });
  await stage.show({
    name: 'bind-code',
    path: pages.bind,
    as: 'demo-openid-nobody',
    words: '邀请码',
    ...wide,
  });
  expect(stage.takeComplaints()).toEqual([]);
});
