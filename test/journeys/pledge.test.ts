import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { eventually, type Journey, lin, pages, patience, startJourney } from './journey';
import { Stage } from './stage';
import { settled, signature } from './steps';

/** 林知远 signs a public pledge for his unit, sees a colleague's, and takes his own back. */
let journey: Journey;
let phone: DrivenPhone;
jest.setTimeout(6 * patience);
beforeAll(async () => {
  journey = await startJourney();
  phone = await journey.phone({ reducedMotion: true });
});
afterAll(() => journey.close());

const wallPage = 'packages/timebook/pages/pledge/index';
const signPage = 'packages/timebook/pages/pledge-sign/index';
const words = '该办的当天办，不该拿的一分不拿。';
const hand = {
  ratio: 2.4,
  strokes: [
    [100, 300, 400, 500, 900, 200],
    [420, 150, 460, 800],
  ],
};

test('from 我的 to the wall: checked, signed by hand, read by a colleague, taken back', async () => {
  await phone.open(pages.me, { as: lin.openid });
  await phone.tap({ selector: '[aria-label^="公开承诺"]' });
  await phone.waitForText('你还没有签。签不签、什么时候签，都由自己定。');
  await phone.tap('签一份');
  await journey.control.findBad(['坏话']);
  await phone.type('承诺的正文', '一句坏话');
  await settled(phone);
  await phone.draw('canvas', signature);
  await eventually(async () => expect((await phone.pageData()).signed).toBe(true));
  await phone.tap('签好，放到墙上');
  await phone.waitForText('有的话没有通过微信的内容检查。请改一改再试。');
  await phone.type('承诺的正文', words);
  await phone.tap('签好，放到墙上');
  await phone.waitForRoute(wallPage);
  await phone.waitForText(words);
  const seen = await journey.act('demo-openid-chen-song', 'pledge.wall', {});
  expect(seen.pledges).toMatchObject([{ name: '林知远', text: words }]);
  expect(await journey.everythingStored()).not.toContain(words);
  await phone.tap('撤下');
  await phone.tapSheet('撤下');
  await phone.waitForText('你还没有签。签不签、什么时候签，都由自己定。');
  expect(await journey.documents('pledges')).toEqual([]);
  expect(await phone.problems()).toEqual([]);
});

test('wall and signing in light, dark and large type', async () => {
  const stage = await Stage.set(journey);
  await stage.show({ name: 'pledge-none', path: wallPage, as: lin.openid, words: '同事里还没有人签。' });
  const others = [
    ['demo-openid-chen-song', '办案子先把自己办端正。'],
    ['demo-openid-zhou-min', '选人用人，桌上没有条子，桌下没有饭局。'],
    [lin.openid, words],
  ] as const;
  for (const [index, [openid, text]] of others.entries())
    await journey.act(openid, 'pledge.sign', {
      requestId: `journey-pledge-0000000${index}`,
      text,
      signature: hand,
    });
  await stage.show({
    name: 'pledge-wall',
    path: wallPage,
    as: lin.openid,
    words,
    everyWidth: true,
    whole: true,
  });
  await stage.show({
    name: 'pledge-sign',
    path: signPage,
    as: lin.openid,
    words: '写一句能当众说的话',
    everyWidth: true,
    act: async (one) => {
      await settled(one);
      await one.draw('canvas', signature);
    },
  });
  expect(stage.takeComplaints()).toEqual([]);
});
