import { place } from '../support/district';
import { HelpGroup } from '../support/help-group';
import { assertInvariants } from '../support/invariants';
import type { Person } from '../support/people';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

let world: World;
let group: HelpGroup;
let asker: Person;
let neighbour: Person;
let outsider: Person;
const unitId = place.court;

beforeAll(async () => {
  world = await startWorld();
  group = await HelpGroup.found(world, 2);
  [asker, neighbour] = group.members as [Person, Person];
  outsider = await world.people.one();
});
afterAll(async () => {
  await world.close();
  hangUp();
});

const id = () => world.requestId('notice');
const question = { ask: '红包能收吗？', choices: ['能', '不能'], right: 1, why: '一律退回。' };
const told = {
  ...{ kind: 'notice' as const, feastDay: null, title: '门口也要守住', source: '' },
  ...{ text: '有人上门送东西，请当面退回。', quiz: [question] },
};
const post = (who: Person, more: object = {}) =>
  world.call(who, 'helpgroup.postNotice', { requestId: id(), unitId, ...told, ...more });
const list = (who: Person) => world.ask(who, 'helpgroup.notices', { unitId });

test('officers post, everybody in the space reads; how many have read is counted once each, and nobody is named', async () => {
  expect(await post(asker)).toMatchObject({ code: 'FORBIDDEN' });
  const posted = await post(group.officer);
  if (!posted.ok) throw new Error('refused');
  const noticeId = posted.value.id;
  const open = (who: Person) => world.call(who, 'helpgroup.notice', { noticeId });
  for (const who of [asker, asker, neighbour, group.backup])
    expect(await open(who)).toMatchObject({
      value: { title: told.title, text: told.text, quiz: [question], unitId },
    });
  expect(await open(group.officer)).toMatchObject({ value: { as: 'officer', reads: 2 } });
  expect(await open(asker)).toMatchObject({ value: { reads: null } });
  expect(await open(outsider)).toMatchObject({ code: 'NOT_FOUND' });
  expect((await list(asker)).notices).toMatchObject([{ id: noticeId, reads: null }]);
  expect((await list(group.leader)).notices).toMatchObject([{ id: noticeId, reads: 2 }]);
  const rows = await world.documents('noticeReads');
  expect(rows.map((row) => Object.keys(row).sort())).toEqual([
    ['_id', 'noticeId'],
    ['_id', 'noticeId'],
  ]);
  for (const { id: personId } of [asker, neighbour]) expect(JSON.stringify(rows)).not.toContain(personId);
  const remove = (who: Person) =>
    world.call(who, 'helpgroup.removeNotice', { requestId: id(), unitId, noticeId });
  expect(await remove(asker)).toMatchObject({ code: 'FORBIDDEN' });
  expect(await remove(group.officer)).toMatchObject({ ok: true });
  expect(await remove(group.officer)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await open(asker)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await world.documents('noticeReads')).toEqual([]);
});

test('a case is found with the knowledge base; what WeChat refuses, and a question without a right answer, is not posted', async () => {
  const posted = await post(group.officer, {
    ...{ kind: 'case', title: '一盒月饼里的购物卡', text: '某单位干部收下夹着卡的月饼，受到处分。' },
  });
  if (!posted.ok) throw new Error('refused');
  const { cases } = await world.ask(asker, 'helpgroup.search', { unitId, text: '月饼' });
  expect(cases).toEqual([{ id: posted.value.id, title: '一盒月饼里的购物卡' }]);
  expect((await world.ask(asker, 'helpgroup.search', { unitId, text: 'yuebing' })).cases).toHaveLength(1);
  await world.control.findBad(['坏话']);
  expect(await post(group.officer, { text: '一句坏话' })).toMatchObject({ reason: 'content-risky' });
  expect(await post(group.officer, { quiz: [{ ...question, right: 2 }] })).toMatchObject({
    ...{ code: 'INVALID', field: 'quiz' },
  });
  expect((await list(asker)).notices).toHaveLength(1);
});

test('seven feasts lie ahead by both calendars; a word before one is posted once, and ends the reminder that it is time', async () => {
  const { feasts } = await list(asker);
  expect(feasts.map(({ feast }) => feast).sort()).toHaveLength(7);
  expect(new Set(feasts.map(({ feast }) => feast)).size).toBe(7);
  expect(feasts[0]).toEqual({
    ...{ feast: 'mid-autumn', day: '2026-09-25', lunar: '农历八月十五', noticeId: null },
  });
  await world.moveTo('2026-09-14T06:10:00+08:00', false);
  await world.tick();
  // 国庆 is as near: its reminder goes on waiting.
  const waiting = async () =>
    (await world.documents('reminders', { kind: 'feast', subject: unitId }))
      .filter(({ doneAt }) => doneAt === null)
      .map(({ matter }) => String(matter).split(':').at(-1));
  expect(new Set(await waiting())).toEqual(new Set(['2026-mid-autumn', '2026-national']));
  const feast = { kind: 'feast', feastDay: '2026-09-25' };
  for (const wrong of [{ kind: 'feast' }, { feastDay: '2026-09-25' }, { ...feast, feastDay: '2026-09-24' }])
    expect(await post(group.officer, wrong)).toMatchObject({ code: 'INVALID', field: 'feastDay' });
  const posted = await post(group.officer, feast);
  if (!posted.ok) throw new Error('refused');
  expect(await post(group.backup, feast)).toMatchObject({ reason: 'notice-posted' });
  expect(new Set(await waiting())).toEqual(new Set(['2026-national']));
  expect((await list(asker)).feasts[0]).toMatchObject({ noticeId: posted.value.id });
  await assertInvariants(world);
});
