import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { edited } from '../tamper/attacker';
import { type Journey, lin, patience, startJourney } from './journey';
import { Stage } from './stage';

/** What the auditor sees: whether a unit's books hold, by number alone. */
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
