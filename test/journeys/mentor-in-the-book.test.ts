import { join } from 'node:path';
import { repositoryRoot } from '../../scripts/root';
import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { eventually, type Journey, lin, pages, patience, startJourney } from './journey';
import { audit } from './page-audit';
import { Stage } from './stage';

/** 林知远 on his third anniversary, with a mentor who left a word: what reaches the mentor is what he sends, and he can take it back. */
let journey: Journey;
let phone: DrivenPhone;
jest.setTimeout(6 * patience);
beforeAll(async () => {
  journey = await startJourney();
  await journey.act('demo-openid-chen-song', 'mentor.leaveWord', {
    requestId: 'journey-word-0000000001',
    cadreId: lin.id,
    text: '河堤我又走了一遍。你量的那几段，都对。',
  });
  phone = await journey.phone({ reducedMotion: true });
});
afterAll(() => journey.close());

test('the word appears with the opening; help is sent, and taken back, by its author alone', async () => {
  await phone.open(`${pages.open}?nodeId=${lin.id}:anniversary:2026`, { as: lin.openid });
  await phone.tap('拆开');
  await phone.waitForText('当时的约定');
  await phone.waitForText('河堤我又走了一遍。你量的那几段，都对。');
  await phone.tap({ selector: '[aria-label="需帮助"]' });
  await phone.waitForText(
    '这里只给你自己记着：什么也没有发出，没有人知道。想和导师陈松谈谈，就发给导师：只发这一条约定，信不会发。',
  );
  expect(await journey.documents('helpRequests')).toEqual([]);
  await phone.tap({ selector: '[aria-label="发给导师"]' });
  await phone.waitForText('已经发给导师陈松，等一个回音');
  expect(await audit(phone)).toEqual([]);
  await phone.picture(join(repositoryRoot(__dirname), 'out', 'pictures', 'mentor-help.png'), {
    fullPage: true,
  });
  await phone.tap({ selector: '[aria-label="收回"]' });
  await eventually(async () =>
    expect(await journey.documents('helpRequests')).toMatchObject([{ withdrawnAt: expect.any(Number) }]),
  );
});

test('a chapter is shared and taken back', async () => {
  await phone.waitForIdle(); // one act with the mentor at a time
  await phone.tap({ selector: '[aria-label="请导师读这一章"]' });
  await phone.waitForText('导师陈松现在读得到这一章，随时可以收回。');
  expect(await journey.documents('shares')).toMatchObject([{ chapterNumber: 3, endedAt: null }]);
  await phone.tap({ selector: '[aria-label="收回，不再给导师看"]' });
  await eventually(async () =>
    expect(await journey.documents('shares')).toMatchObject([{ endedAt: expect.any(Number) }]),
  );
  expect(await phone.problems()).toEqual([]);
});

test('mentor, cadre and HR see their sides of it, in light, dark and large type', async () => {
  const stage = await Stage.set(journey);
  const chen = 'demo-openid-chen-song';
  const zhou = 'demo-openid-zhou-min';
  const workbench = (page: string) => `packages/workbench/pages/${page}/index`;
  await journey.act(lin.openid, 'timebook.share', { requestId: 'journey-share-00000001', chapterNumber: 3 });
  await stage.show({ name: 'mentor-mentees', path: workbench('mentor-mentees'), as: chen, words: '林知远' });
  const one = { path: `${workbench('mentor-mentee')}?cadreId=${lin.id}`, as: chen, whole: true };
  await stage.show({ ...one, name: 'mentor-mentee', words: '只看得到到了哪一步，看不到写了什么。' });
  const mine = { path: workbench('mentor-mine'), as: lin.openid, words: '陈松' };
  await stage.show({ ...mine, name: 'mentor-mine', everyWidth: true });
  const pairs = { path: workbench('mentor-pairs'), as: zhou, words: '没有导师', whole: true };
  await stage.show({ ...pairs, name: 'mentor-pairs', everyWidth: true });
  const assign = `${workbench('mentor-assign')}?cadreId=demo-colleague-1&name=${encodeURIComponent('曾思齐')}`;
  await stage.show({ name: 'mentor-assign', path: assign, as: zhou, words: '给曾思齐安排导师' });
  expect(stage.takeComplaints()).toEqual([]);
});
