import fc from 'fast-check';
import {
  CLOUD_CALL_CONTENT_TYPE,
  decodeCloudCall,
  encodeCloudCallAnswer,
} from '../../emulator/wire/cloud-call';
import { WireError } from '../../emulator/wire/error-codes';
import { parseMultipart } from '../../emulator/wire/multipart';
import { bytesField, readFields } from '../../emulator/wire/protobuf';
import { type Cloud, startCloud } from './support/cloud';
import { nodeDatabase, type SdkDatabase, wxCloud } from './support/sdk';

let cloud: Cloud;
let node: SdkDatabase;
let wx: SdkDatabase;

beforeAll(async () => {
  cloud = await startCloud({ collections: ['c'], indexes: { c: [{ name: 'a', keys: [['a', 1]] }] } });
  wx = wxCloud();
  node = nodeDatabase();
  await node.collection('c').add({ _id: 'kept', a: 1 });
});
afterAll(() => cloud.close());

async function post(body: string | Buffer, type = 'application/json'): Promise<Record<string, unknown>> {
  const response = await fetch(`${cloud.url}/admin`, {
    method: 'POST',
    body: new Uint8Array(Buffer.from(body)),
    headers: { 'content-type': type },
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, unknown>;
}

describe('malformed requests are answered with a code and change nothing', () => {
  const cases: [string, unknown][] = [
    ['a number', 5],
    ['a list', []],
    ['null', null],
    ['no action', { collectionName: 'c' }],
    ['an action that is a list', { action: ['database.getDocument'] }],
    ['an unknown action', { action: 'database.dropEverything' }],
    ['an action of Object.prototype', { action: 'constructor' }],
    ['no collection', { action: 'database.getDocument' }],
    ['a collection that is an object', { action: 'database.getDocument', collectionName: { $ne: 1 } }],
    ['a collection called __proto__', { action: 'database.getDocument', collectionName: '__proto__' }],
    ['a query that is not JSON', { action: 'database.getDocument', collectionName: 'c', query: '{' }],
    ['a query that is a list', { action: 'database.getDocument', collectionName: 'c', query: '[1]' }],
    [
      'an unknown operator',
      { action: 'database.getDocument', collectionName: 'c', query: '{"a":{"$foo":1}}' },
    ],
    [
      '$where',
      { action: 'database.getDocument', collectionName: 'c', query: '{"$where":"process.exit(1)"}' },
    ],
    ['$in without a list', { action: 'database.getDocument', collectionName: 'c', query: '{"a":{"$in":1}}' }],
    ['an empty $or', { action: 'database.getDocument', collectionName: 'c', query: '{"$or":[]}' }],
    [
      'a broken regular expression',
      {
        action: 'database.getDocument',
        collectionName: 'c',
        query: '{"a":{"$regularExpression":{"pattern":"(","options":""}}}',
      },
    ],
    ['a negative limit', { action: 'database.getDocument', collectionName: 'c', limit: -1 }],
    ['a limit of zero', { action: 'database.getDocument', collectionName: 'c', limit: 0 }],
    ['a fraction to skip', { action: 'database.getDocument', collectionName: 'c', offset: 1.5 }],
    ['an order that is a text', { action: 'database.getDocument', collectionName: 'c', order: '"a"' }],
    ['an order by 5', { action: 'database.getDocument', collectionName: 'c', order: '{"a":5}' }],
    ['no data to add', { action: 'database.insertDocument', collectionName: 'c' }],
    ['data that are not documents', { action: 'database.insertDocument', collectionName: 'c', data: ['5'] }],
    [
      'a field called __proto__',
      { action: 'database.insertDocument', collectionName: 'c', data: ['{"_id":"z","__proto__":{"x":1}}'] },
    ],
    [
      'an id that is a list',
      { action: 'database.insertDocument', collectionName: 'c', data: ['{"_id":[1]}'] },
    ],
    [
      'an id that is too long',
      { action: 'database.insertDocument', collectionName: 'c', data: [`{"_id":"${'x'.repeat(5000)}"}`] },
    ],
    [
      'a document that is nested too deep',
      {
        action: 'database.insertDocument',
        collectionName: 'c',
        data: [`{"a":${'['.repeat(5000)}${']'.repeat(5000)}}`],
      },
    ],
    [
      'an update without data',
      { action: 'database.modifyDocument', collectionName: 'c', merge: true, multi: true },
    ],
    [
      'an update by an unknown operator',
      {
        action: 'database.modifyDocument',
        collectionName: 'c',
        merge: true,
        multi: true,
        data: '{"$explode":{"a":1}}',
      },
    ],
    [
      'an update of nothing by an operator',
      {
        action: 'database.modifyDocument',
        collectionName: 'c',
        merge: true,
        multi: true,
        data: '{"$set":5}',
      },
    ],
    [
      'an update of __proto__',
      {
        action: 'database.modifyDocument',
        collectionName: 'c',
        merge: true,
        multi: true,
        data: '{"$set":{"__proto__.x":1}}',
      },
    ],
    [
      'an update of an empty path',
      {
        action: 'database.modifyDocument',
        collectionName: 'c',
        merge: true,
        multi: true,
        data: '{"$set":{"a..b":1}}',
      },
    ],
    [
      'a single document by a condition',
      { action: 'database.removeDocument', collectionName: 'c', queryType: 'DOC', query: '{"a":1}' },
    ],
    [
      'a transaction that there is not',
      {
        action: 'database.removeDocument',
        collectionName: 'c',
        queryType: 'DOC',
        query: '{"_id":"kept"}',
        transactionId: 'no',
      },
    ],
    ['a commit of nothing', { action: 'database.commitTransaction' }],
    ['stages that are a text', { action: 'database.aggregateDocuments', collectionName: 'c', stages: 'x' }],
    [
      'a stage that writes',
      {
        action: 'database.aggregateDocuments',
        collectionName: 'c',
        stages: [{ stageKey: '$out', stageValue: '"c"' }],
      },
    ],
    [
      'a stage that there is not',
      {
        action: 'database.aggregateDocuments',
        collectionName: 'c',
        stages: [{ stageKey: '$fly', stageValue: '1' }],
      },
    ],
    ['a collection with a bad name', { action: 'database.addCollection', collectionName: '../c' }],
  ];
  test.each(cases)('%s', async (_name, body) => {
    const answer = await post(JSON.stringify(body));
    expect(answer).toMatchObject({
      code: expect.stringMatching(/^(INVALID_PARAM|DATABASE_[A-Z_]+)$/),
      message: expect.any(String),
      requestId: expect.any(String),
    });
    expect(JSON.stringify(answer)).not.toMatch(/\bat \S+:\d+/);
    expect(cloud.database.find('c', {}).documents).toEqual([{ _id: 'kept', a: 1 }]);
  });

  test('bytes that are not JSON, and JSON that is cut off', async () => {
    for (const body of ['', '{', '\u0000', '{"action":"database.getDocument"', Buffer.from([0xff, 0xfe])])
      expect(await post(body)).toMatchObject({ code: 'INVALID_PARAM' });
  });

  test('six hundred random requests', async () => {
    const actions = [
      'getDocument',
      'calculateDocument',
      'insertDocument',
      'modifyDocument',
      'modifyAndReturnDoc',
      'removeDocument',
      'aggregateDocuments',
      'addCollection',
      'commitTransaction',
      'abortTransaction',
    ];
    const text = fc.oneof(
      fc.json(),
      fc.string(),
      fc.constantFrom(
        '{"$and":[{}]}',
        '{"a":{"$elemMatch":1}}',
        '{"a":{"$not":5}}',
        '{"a":{"$size":"x"}}',
        '{"a":{"$type":9}}',
        '{"a":{"$date":"x"}}',
        '{"$set":{"a":{"$tcb_server_date":{"offset":"x"}}}}',
        '{"$push":{"a":{"$each":1}}}',
        '{"$rename":{"a":"a.b"}}',
        '{"_id":{"$oid":"zz"}}',
        '{"a":{"$mod":[0,0]}}',
      ),
    );
    const anything = fc.oneof(text, fc.anything(), fc.array(text, { maxLength: 3 }));
    const request = fc.record(
      {
        action: fc.constantFrom(...actions.map((name) => `database.${name}`)),
        collectionName: fc.oneof(
          { weight: 8, arbitrary: fc.constant('c') },
          { weight: 1, arbitrary: fc.anything() },
        ),
        query: anything,
        data: anything,
        order: anything,
        projection: anything,
        limit: fc.anything(),
        offset: fc.anything(),
        stages: anything,
        queryType: fc.constantFrom('DOC', 'WHERE', 5),
        merge: fc.anything(),
        multi: fc.anything(),
        upsert: fc.constantFrom(false, true, 'x'),
        transactionId: fc.anything(),
      },
      { requiredKeys: ['action', 'collectionName'] },
    );
    await fc.assert(
      fc.asyncProperty(request, async (one) => {
        const answer = await cloud.database.handle(one as never);
        const code = answer.body.code;
        // SYS_ERR would be a defect of the emulator.
        expect(
          code === undefined || /^(INVALID_PARAM|DATABASE_[A-Z_]+)$/.test(String(code))
            ? 'answered'
            : answer.body,
        ).toBe('answered');
        expect(answer.calls).toBe(1);
        JSON.stringify(answer.body);
      }),
      { numRuns: 600, seed: 42 },
    );
    expect((await node.collection('c').count()).total).toBeGreaterThanOrEqual(0);
  });
});

describe('cloud calls', () => {
  test('cloud.openapi sends its parameters in snake_case and gets the JSON back in camelCase', async () => {
    cloud.cloudCallAnswer = { errcode: 0, errmsg: 'ok', some_thing: [1] };
    const answer = await wx.openapi.subscribeMessage.send({
      touser: 'someone',
      templateId: 'T',
      data: { thing1: { value: '廉' } },
      miniprogramState: 'trial',
    });
    expect(answer).toMatchObject({ errCode: 0, someThing: [1] });
    expect(cloud.cloudCalls.at(-1)).toMatchObject({
      action: 'wx.openApi',
      apiName: 'subscribeMessage.send',
      data: {
        touser: 'someone',
        template_id: 'T',
        data: { thing1: { value: '廉' } },
        miniprogram_state: 'trial',
      },
    });
  });

  test('an errcode is thrown by the SDK', async () => {
    cloud.cloudCallAnswer = { errcode: 43101, errmsg: 'user refuse to accept the msg' };
    await expect(
      wx.openapi.subscribeMessage.send({ touser: 'x', templateId: 'T', data: {} }),
    ).rejects.toMatchObject({ errCode: 43101 });
  });

  test('answers longer than 127, 16,383 and 2 million bytes arrive whole', async () => {
    for (const length of [1, 127, 128, 300, 16_384, 2_100_000]) {
      cloud.cloudCallAnswer = { errcode: 0, errmsg: 'ok', text: 'x'.repeat(length) };
      expect((await wx.openapi.subscribeMessage.send({ touser: 'x' })).text).toHaveLength(length);
    }
  });

  test('the bytes of an answer are CommOpenApiResp', () => {
    expect(CLOUD_CALL_CONTENT_TYPE).toBe('application/octet-stream');
    const fields = readFields(encodeCloudCallAnswer({ errcode: 0 }));
    expect(fields.map(({ number, value }) => [number, value.toString()])).toEqual([
      [1, '{"errcode":0}'],
      [2, 'application/json'],
    ]);
  });

  test('a broken cloud call is answered with a code', async () => {
    const part = (name: string, value: string) =>
      `--B\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    const type = 'multipart/form-data; boundary=B';
    for (const body of [
      '',
      '--B',
      'x\r\n',
      `${part('action', 'wx.openApi')}--B--\r\n`,
      `${part('action', 'wx.openApi')}${part('apiName', 'a')}${part('requestData', '\u0012\u0099')}--B--\r\n`,
    ])
      expect(await post(body, type)).toMatchObject({ code: 'INVALID_PARAM' });
  });

  test('random bytes are a message or a refusal, never anything else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        for (const read of [decodeCloudCall, parseMultipart]) {
          try {
            read(Buffer.from(bytes));
          } catch (error) {
            expect(error).toBeInstanceOf(WireError);
          }
        }
      }),
      { numRuns: 500, seed: 42 },
    );
  });

  test('a field that was written is read again, whatever its length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.uint8Array({ maxLength: 400 }), (number, bytes) => {
        expect(readFields(bytesField(number, bytes))).toEqual([{ number, value: Buffer.from(bytes) }]);
      }),
      { seed: 42 },
    );
  });
});
