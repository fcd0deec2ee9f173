import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { edited } from '../tamper/attacker';
import { type Journey, lin, patience, startJourney } from './journey';
import { Stage } from './stage';

/** What the auditor sees, by number alone or with a reason, and what the person concerned is told of it. */
let journey: Journey;
let stage: Stage;
jest.setTimeout(8 * patience);
beforeAll(async () => {
  journey = await startJourney();
  stage = await Stage.set(journey);
});
afterAll(() => journey.close());
afterEach(() => expect(stage.takeComplaints()).toEqual([]));

const auditor = 'demo-openid-tang-jing';
const page = (name: string) => `packages/workbench/pages/${name}/index`;

test('the books of a unit are checked: all hold, then one that somebody changed is told by its number', async () => {
  await stage.show({
    name: 'audit-books',
    path: page('audit-books'),
    as: auditor,
    words: '开始核验',
    everyWidth: true,
  });
  const [chapter] = await journey.documents('chapters', { _id: `${lin.id}:1` });
  if (!chapter) throw new Error('a second chapter of Lin');
  const check = async (phone: DrivenPhone) => {
    await phone.page.locator('wx-picker').click();
    await phone.page.locator('select').selectOption({ label: '清河区住房和城乡建设局（虚构）' });
    await phone.page.getByRole('button', { name: '确定' }).click();
    await phone.tap('开始核验');
  };
  await stage.show({
    name: 'audit-books-good',
    path: page('audit-books'),
    as: auditor,
    words: '对得上的',
    act: check,
  });
  await journey.admin().set('chapters', edited(chapter, 'saltedDigest', 'f'.repeat(64)));
  await stage.show({
    name: 'audit-books-bad',
    words: '从第 2 章起',
    act: (phone) => phone.tap('再核验一遍'),
  });
  await journey.admin().set('chapters', chapter);
});

test('an auditor looks somebody up with a reason, and they read who looked, and why', async () => {
  await stage.show({
    name: 'audit-search',
    path: page('audit-search'),
    as: auditor,
    words: '查找',
    everyWidth: true,
  });
  await stage.show({
    name: 'audit-search-person',
    words: '对象：林知远',
    whole: true,
    act: async (phone) => {
      await phone.type('关于谁', 'lzy');
      await phone.tap('林知远，科员');
      await phone.tap('查看');
      await phone.type('为什么查，本人会看到这句话', '来信反映');
      await phone.tap('查找');
    },
  });
  await stage.show({
    name: 'audit-mine',
    path: page('audit-mine'),
    as: lin.openid,
    words: '为了：来信反映',
    everyWidth: true,
    act: (phone) => phone.tap('核对这些记录，看有没有被删过、改过'),
  });
  await stage.show({
    name: 'audit-mine-empty',
    path: page('audit-mine'),
    as: 'demo-openid-song-an',
    words: '还没有人看过你的',
  });
  await stage.show({
    name: 'audit-books-refused',
    path: page('audit-books'),
    as: lin.openid,
    words: '没能打开',
  });
});
