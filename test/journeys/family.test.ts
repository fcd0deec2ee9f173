import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { type Journey, lin, pages, patience, startJourney } from './journey';
import { Stage } from './stage';
import { reads } from './steps';

/** 林知远 asks his wife in by a card in the chat; she, in large type, joins, sees the family, and leaves with everything. */
let journey: Journey;
let his: DrivenPhone;
let hers: DrivenPhone;
jest.setTimeout(6 * patience);
beforeAll(async () => {
  journey = await startJourney();
  his = await journey.phone({ reducedMotion: true });
  hers = await journey.phone({ reducedMotion: true, fontSize: 22.4 });
});
afterAll(() => journey.close());

const nan = 'demo-openid-nan-qiao';
const invite = 'packages/family/pages/invite/index';
const consent = { version: '2026-07', purposes: ['family' as const] };

test('from the cadre’s hand to the card in the chat, and three taps from there', async () => {
  await his.open(pages.family, { as: lin.openid });
  await his.tap('请家人加入');
  await his.waitForRoute(invite);
  await his.type('对家人的称呼', '南乔');
  await his.tap('爱人');
  await his.tap('做一张邀请卡片');
  await his.tap('发给南乔');
  await his.tapSheet('南乔');
  await hers.openCard({ as: nan });
  await reads(hers, '请你来做家里的六件小事');
  await hers.tap('和家人一起（绑定需要）');
  await hers.tap('同意并绑定');
  await hers.waitForRoute(pages.family);
  await reads(hers, '林知远');
  await hers.open(pages.today, { as: nan });
  await hers.waitForRoute(pages.family);
  await his.open(pages.family, { as: lin.openid });
  await reads(his, '南乔');
  await hers.tap({ selector: '[aria-label="我"]' });
  await hers.tapSheet('离开');
  await hers.waitForRoute(pages.bind);
  expect(await journey.documents('familyMembers')).toMatchObject([{ _id: lin.id }]);
  expect([...(await his.problems()), ...(await hers.problems())]).toEqual([]);
});

test('the family and the card in light, dark and large type', async () => {
  const stage = await Stage.set(journey);
  await stage.show({
    name: 'family-invite',
    path: invite,
    as: lin.openid,
    words: '请一位家人',
    everyWidth: true,
  });
  for (const [n, name] of ['小满', '妈妈', '外婆'].entries()) {
    const { code } = await journey.act(lin.openid, 'family.invite', {
      requestId: `journey-family-000000${n}`,
      name,
      relation: n === 0 ? 'child' : 'parent',
    });
    if (n === 0) {
      const card = { path: `${pages.bind}?code=${code}`, as: 'openid-of-xiaoman', words: '小满' };
      await stage.show({ ...card, name: 'bind-family', everyWidth: true, whole: true });
    }
    if (n < 2)
      await journey.act(`openid-of-relative-${n}`, 'account.bind', {
        ...{ requestId: `journey-joins-0000000${n}`, code, consent },
      });
  }
  await stage.show({
    name: 'family-members',
    path: pages.family,
    as: lin.openid,
    words: '等回音',
    everyWidth: true,
    whole: true,
  });
  await stage.show({ name: 'me-relative', path: pages.me, as: 'openid-of-relative-0', words: '家属' });
  expect(stage.takeComplaints()).toEqual([]);
});
