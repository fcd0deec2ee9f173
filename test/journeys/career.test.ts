import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { eventually, type Journey, lin, pages, patience, startJourney } from './journey';
import { Stage } from './stage';

/** 林知远 proposes that he was moved, HR refuses, he proposes again, HR confirms where he went, and puts the position right. */
let journey: Journey;
let phone: DrivenPhone;
jest.setTimeout(6 * patience);
beforeAll(async () => {
  journey = await startJourney();
  phone = await journey.phone({ reducedMotion: true });
});
afterAll(() => journey.close());

const hr = 'demo-openid-zhou-min';
const page = (name: string) => `packages/people/pages/${name}/index`;
const note = '到养护管理科，调令〔2026〕14号';

async function propose() {
  await phone.tap('提一条');
  await phone.waitForRoute(page('propose'));
  await phone.tap('岗位交流');
  await phone.type('想让人事知道的（可以不写）', note);
  await phone.tap('交给人事确认');
  await phone.waitForText('等人事确认');
}

/** Chooses in the sheet that the last tap opened. */
async function choose(words: string) {
  await phone.page.getByLabel('第 1 列').selectOption({ label: words });
  await phone.page.getByRole('button', { name: '确定' }).click();
}

async function lead(position: string) {
  await phone.waitForText('清河区住房和城乡建设局（虚构）');
  await phone.tap({ selector: '[aria-label^="到哪个科室"]' });
  await choose('养护管理科');
  await phone.type('职务', position);
}

test('proposed, refused with a reason, proposed again, confirmed, and put right', async () => {
  await phone.open(pages.me, { as: lin.openid });
  await phone.tap({ selector: '[aria-label^="我的经历"]' });
  await phone.waitForText('还没有记过');
  await propose();

  await phone.open('packages/workbench/pages/index/index', { as: hr });
  await phone.waitForText('1 件');
  await phone.tap({ selector: '[aria-label^="等我确认的经历"]' });
  await phone.waitForText(note);
  await phone.tap('退回，林知远的岗位交流');
  await phone.type('退回的理由', '调令还没有下');
  await phone.tap('退回给本人');
  await phone.waitForText('没有等你确认的');

  await phone.open(page('career'), { as: lin.openid });
  await phone.waitForText('理由：调令还没有下');
  await propose();

  await phone.open(page('waiting'), { as: hr });
  await phone.tap('核对并确认，林知远的岗位交流');
  await phone.waitForText('确认林知远提出的');
  await lead('科员');
  await phone.tap('确认');
  await phone.waitForRoute(page('waiting'));
  await eventually(async () =>
    expect(await journey.documents('people', { _id: lin.id })).toMatchObject([{ sectionId: 'zhujian-care' }]),
  );

  await phone.open(`${page('person')}?personId=${lin.id}`, { as: hr });
  await phone.waitForText('记一条');
  await phone.tap({ selector: '[aria-label^="更正，"]' });
  await phone.waitForText('更正林知远的一条');
  await lead('副科长');
  await phone.type('更正的理由', '职务录错了');
  await phone.tap('更正');
  await phone.waitForRoute(page('person'));
  await phone.waitForText('更正理由：职务录错了');
  await eventually(async () =>
    expect(await journey.documents('people', { _id: lin.id })).toMatchObject([{ position: '副科长' }]),
  );
  expect(await phone.problems()).toEqual([]);
});

test('the ledger and its forms in light, dark and large type', async () => {
  const stage = await Stage.set(journey);
  await journey.act(lin.openid, 'roster.proposeEvent', {
    requestId: 'journey-career-00000001',
    kind: 'family-change',
    day: '2026-06-01',
    note: '六月结婚',
  });
  const wide = { everyWidth: true, whole: true };
  await stage.show({ name: 'career', path: page('career'), as: lin.openid, words: '任职经历', ...wide });
  await stage.show({
    name: 'career-propose',
    path: page('propose'),
    as: lin.openid,
    words: '发生了什么',
    ...wide,
  });
  await stage.show({ name: 'events-waiting', path: page('waiting'), as: hr, words: '六月结婚', ...wide });
  const file = `${page('person')}?personId=${lin.id}`;
  await stage.show({ name: 'person', path: file, as: hr, words: '更正理由：职务录错了', ...wide });
  await stage.show({
    name: 'person-why',
    path: file,
    as: 'demo-openid-ma-wen',
    words: '本人会看到是谁、什么时候、为什么看的。',
  });
  await stage.show({
    name: 'event-enter',
    path: `${page('event')}?mode=enter&personId=${lin.id}&name=${encodeURIComponent('林知远')}`,
    as: hr,
    words: '给林知远记一条',
    ...wide,
    act: (one) => one.tap('离任'),
  });
  expect(stage.takeComplaints()).toEqual([]);
});
