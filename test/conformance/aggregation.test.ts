import { type Cloud, startCloud } from './support/cloud';
import { type SdkDatabase, wxDatabase } from './support/sdk';

let cloud: Cloud;
let db: SdkDatabase;

beforeAll(async () => {
  cloud = await startCloud({
    collections: ['sales', 'shops'],
    indexes: { sales: [{ name: 'shop', keys: [['shop', 1]] }] },
  });
  db = wxDatabase();
  await db.collection('shops').add({
    data: [
      { _id: 's1', name: 'North' },
      { _id: 's2', name: 'South' },
    ],
  });
  await db.collection('sales').add({
    data: [
      { _id: '1', shop: 's1', sum: 10, tags: ['a', 'b'], at: new Date('2026-01-05T00:00:00Z') },
      { _id: '2', shop: 's1', sum: 20, tags: ['b'], at: new Date('2026-02-05T00:00:00Z') },
      { _id: '3', shop: 's2', sum: 30, tags: [], at: new Date('2026-02-09T00:00:00Z') },
    ],
  });
});
afterAll(() => cloud.close());

const sales = () => db.collection('sales').aggregate();

test('group, sum, average and sort', async () => {
  const $ = db.command.aggregate;
  const { list } = await sales()
    .group({ _id: '$shop', total: $.sum('$sum'), mean: $.avg('$sum'), many: $.sum(1) })
    .sort({ _id: 1 })
    .end();
  expect(list).toEqual([
    { _id: 's1', total: 30, mean: 15, many: 2 },
    { _id: 's2', total: 30, mean: 30, many: 1 },
  ]);
});

test('match before project, with commands', async () => {
  const { list } = await sales()
    .match({ sum: db.command.gt(10) })
    .project({ _id: 0, sum: 1 })
    .sort({ sum: -1 })
    .end();
  expect(list).toEqual([{ sum: 30 }, { sum: 20 }]);
});

test('a first match is served by an index', async () => {
  await sales().match({ shop: 's2' }).end();
  expect(cloud.answers.at(-1)?.examined).toBe(1);
});

test('unwind and count', async () => {
  expect((await sales().unwind('$tags').count('n').end()).list).toEqual([{ n: 3 }]);
});

test('skip, limit and addFields', async () => {
  const { list } = await sales()
    .sort({ sum: 1 })
    .skip(1)
    .limit(1)
    .addFields({ double: db.command.aggregate.multiply(['$sum', 2]) })
    .end();
  expect(list).toMatchObject([{ _id: '2', double: 40 }]);
});

test('lookup joins another collection', async () => {
  const { list } = await sales()
    .match({ _id: '3' })
    .lookup({ from: 'shops', localField: 'shop', foreignField: '_id', as: 'shop' })
    .end();
  expect(list).toMatchObject([{ shop: [{ name: 'South' }] }]);
});

test('dates can be taken apart', async () => {
  const $ = db.command.aggregate;
  const { list } = await sales()
    .group({ _id: $.month('$at'), n: $.sum(1) })
    .sort({ _id: 1 })
    .end();
  expect(list).toEqual([
    { _id: 1, n: 1 },
    { _id: 2, n: 2 },
  ]);
});

test('a collection that is not there is refused', async () => {
  await expect(db.collection('none').aggregate().count('n').end()).rejects.toMatchObject({
    errMsg: expect.stringContaining('not exist'),
  });
});

test('the stored documents are not touched by a pipeline', async () => {
  await sales().addFields({ sum: 0, 'tags.0': 'z' }).end();
  expect((await db.collection('sales').doc('1').get()).data).toMatchObject({ sum: 10, tags: ['a', 'b'] });
});
