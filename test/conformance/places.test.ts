import { type Cloud, startCloud } from './support/cloud';
import { nodeDatabase, type SdkDatabase, wxDatabase } from './support/sdk';

// Places on earth, as wx-server-sdk asks for them, and the positional operator.

let cloud: Cloud;
let db: SdkDatabase;

beforeAll(async () => {
  cloud = await startCloud({
    collections: ['free', 'lists'],
    indexes: { towns: [{ name: 'at', keys: [['at', '2dsphere']] }] },
  });
  db = wxDatabase();
});
afterAll(() => cloud.close());

const TOWNS = {
  beijing: [116.4, 39.9],
  tianjin: [117.2, 39.1],
  shanghai: [121.5, 31.2],
  guangzhou: [113.3, 23.1],
};

beforeEach(async () => {
  await cloud.database.reset();
  for (const [_id, [longitude, latitude]] of Object.entries(TOWNS))
    await db.collection('towns').add({ data: { _id, at: db.Geo.Point(longitude, latitude) } });
});

type Found = { _id: string };
const names = (list: Found[]) => list.map(({ _id }) => _id);
const where = async (at: unknown, collection = 'towns') =>
  names((await db.collection(collection).where({ at }).get()).data);
const square = (west: number, south: number, east: number, north: number) =>
  db.Geo.Polygon([
    db.Geo.LineString(
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ].map(([longitude, latitude]) => db.Geo.Point(longitude, latitude)),
    ),
  ]);

test('a point comes back as it was stored', async () => {
  const { data } = await db.collection('towns').doc('beijing').get();
  expect(data.at).toMatchObject({ longitude: 116.4, latitude: 39.9 });
});

test('geoNear finds the nearest first', async () => {
  const geometry = db.Geo.Point(116, 40);
  expect(await where(db.command.geoNear({ geometry, maxDistance: 20_000_000 }))).toEqual([
    'beijing',
    'tianjin',
    'shanghai',
    'guangzhou',
  ]);
});

test.each([
  [{ maxDistance: 100_000 }, ['beijing']],
  [{ minDistance: 100_000, maxDistance: 200_000 }, ['tianjin']],
  [{ minDistance: 1_500_000 }, ['guangzhou']],
])('geoNear keeps to %j metres', async (limits, expected) => {
  expect(await where(db.command.geoNear({ geometry: db.Geo.Point(116, 40), ...limits }))).toEqual(expected);
});

test('geoNear gives way to an order that is asked for', async () => {
  const at = db.command.geoNear({ geometry: db.Geo.Point(116, 40), maxDistance: 200_000 });
  const { data } = await db.collection('towns').where({ at }).orderBy('_id', 'desc').get();
  expect(names(data)).toEqual(['tianjin', 'beijing']);
});

test('geoNear needs a 2dsphere index', async () => {
  await expect(where(db.command.geoNear({ geometry: db.Geo.Point(0, 0) }), 'free')).rejects.toMatchObject({
    errMsg: expect.stringContaining('unable to find index'),
  });
});

test('geoWithin finds what lies in a polygon', async () => {
  const found = await where(db.command.geoWithin({ geometry: square(115, 38, 119, 41) }));
  expect(found.sort()).toEqual(['beijing', 'tianjin']);
});

test('geoWithin finds what lies in a circle given in radians', async () => {
  const centerSphere = [db.Geo.Point(121, 31), 100 / 6378.1];
  expect(await where(db.command.geoWithin({ centerSphere }))).toEqual(['shanghai']);
});

test('geoWithin leaves out what lies in a hole', async () => {
  const ring = (west: number, south: number, east: number, north: number) =>
    square(west, south, east, north).lines[0];
  const geometry = db.Geo.Polygon([ring(115, 38, 119, 41), ring(116, 39.5, 117, 40.5)]);
  expect(await where(db.command.geoWithin({ geometry }))).toEqual(['tianjin']);
});

test('geoIntersects finds lines that cross and points that lie in it', async () => {
  const line = db.Geo.LineString([db.Geo.Point(110, 30), db.Geo.Point(120, 40)]);
  await db.collection('free').add({ data: { _id: 'road', at: line } });
  await db.collection('free').add({ data: { _id: 'far', at: db.Geo.Point(0, 0) } });
  expect(await where(db.command.geoIntersects({ geometry: square(112, 31, 118, 39) }), 'free')).toEqual([
    'road',
  ]);
  expect(await where(db.command.geoIntersects({ geometry: db.Geo.Point(110, 30) }), 'free')).toEqual([
    'road',
  ]);
});

test('a field with a 2dsphere index takes places only', async () => {
  await expect(db.collection('towns').add({ data: { _id: 'x', at: 'in the north' } })).rejects.toMatchObject({
    errMsg: expect.stringContaining("Can't extract geo keys"),
  });
  await db.collection('towns').add({ data: { _id: 'nowhere' } });
  expect((await db.collection('towns').count()).total).toBe(5);
});

test('the stage geoNear measures, orders, and obeys its query', async () => {
  const { list } = await db
    .collection('towns')
    .aggregate()
    .geoNear({
      near: db.Geo.Point(116, 40),
      spherical: true,
      distanceField: 'km',
      distanceMultiplier: 0.001,
      includeLocs: 'found.at',
      query: { _id: db.command.neq('tianjin') },
      limit: 2,
    })
    .end();
  expect(list.map(({ _id, km }: Found & { km: number }) => [_id, Math.round(km)])).toEqual([
    ['beijing', 36],
    ['shanghai', 1098],
  ]);
  expect(list[0].found.at.coordinates).toEqual([116.4, 39.9]);
});

test('the stage geoNear stands first or nowhere', async () => {
  const pipeline = db
    .collection('towns')
    .aggregate()
    .match({})
    .geoNear({
      near: db.Geo.Point(116, 40),
      spherical: true,
      distanceField: 'd',
    });
  await expect(pipeline.end()).rejects.toMatchObject({ errMsg: expect.stringContaining('first stage') });
});

test('a polygon is straight in degrees', async () => {
  // On the sphere the border between these corners bends north of 60°.
  const point = { type: 'Point', coordinates: [0, 60.5] };
  await db.collection('free').add({ data: { _id: 'x', at: point } });
  expect(await where(db.command.geoWithin({ geometry: square(-40, 10, 40, 60) }), 'free')).toEqual([]);
});

test('all six kinds of geometry come back as they were stored, and are found', async () => {
  const { Geo } = db;
  const point = (n: number) => Geo.Point(n, n);
  const line = (n: number) => Geo.LineString([point(n), point(n + 1)]);
  const shapes = {
    Point: point(10),
    MultiPoint: Geo.MultiPoint([point(10), point(11)]),
    LineString: line(10),
    MultiLineString: Geo.MultiLineString([line(10), line(12)]),
    Polygon: square(10, 10, 11, 11),
    MultiPolygon: Geo.MultiPolygon([square(10, 10, 11, 11), square(12, 12, 13, 13)]),
  };
  for (const sdk of [db, nodeDatabase()])
    expect(
      Object.keys(sdk.Geo)
        .filter((name) => name !== '__esModule')
        .sort(),
    ).toEqual(Object.keys(shapes).sort());
  for (const [_id, at] of Object.entries(shapes)) await db.collection('towns').add({ data: { _id, at } });
  for (const [_id, at] of Object.entries(shapes)) {
    const stored = (await db.collection('towns').doc(_id).get()).data.at;
    expect([_id, JSON.stringify(stored)]).toEqual([_id, JSON.stringify(at)]);
  }
  const all = Object.keys(shapes).sort();
  expect((await where(db.command.geoIntersects({ geometry: square(9, 9, 10.5, 10.5) }))).sort()).toEqual(all);
  expect((await where(db.command.geoNear({ geometry: point(10), maxDistance: 1 }))).sort()).toEqual(all);
});

describe('the positional operator', () => {
  const update = (query: object, data: object) => db.collection('lists').where(query).update({ data });
  const stored = async () => (await db.collection('lists').doc('x').get()).data;
  beforeEach(() =>
    db.collection('lists').add({
      data: {
        _id: 'x',
        tags: ['a', 'b', 'c'],
        lines: [
          { k: 1, n: 0 },
          { k: 2, n: 0 },
          { k: 2, n: 5 },
        ],
      },
    }),
  );

  test('changes the element that the query found', async () => {
    await update({ 'lines.k': 2 }, { 'lines.$.n': 9 });
    expect((await stored()).lines).toEqual([
      { k: 1, n: 0 },
      { k: 2, n: 9 },
      { k: 2, n: 5 },
    ]);
  });

  test('changes a plain element', async () => {
    await update({ tags: 'b' }, { 'tags.$': 'z' });
    expect((await stored()).tags).toEqual(['a', 'z', 'c']);
  });

  test('works with elemMatch and with operators', async () => {
    await update({ lines: db.command.elemMatch({ k: 2, n: 5 }) }, { 'lines.$.n': db.command.inc(1) });
    expect((await stored()).lines[2].n).toBe(6);
  });

  test('without a condition on the array is an error and changes nothing', async () => {
    await expect(update({ _id: 'x' }, { 'tags.$': 'z' })).rejects.toMatchObject({
      errMsg: expect.stringContaining('did not find the match'),
    });
    expect((await stored()).tags).toEqual(['a', 'b', 'c']);
  });

  test('array filters are refused', async () => {
    await expect(update({ tags: 'b' }, { 'lines.$[one].n': 1 })).rejects.toMatchObject({ errCode: -502001 });
  });
});
