import fc from 'fast-check';
import { runningEmulator } from './running-emulator';

// Whatever is sent to the SDKs' door, an error comes back and the emulator lives on.

const ACTIONS = [
  ...['getDocument', 'insertDocument', 'modifyDocument', 'removeDocument', 'calculateDocument'],
  ...['aggregateDocuments', 'addCollection', 'modifyAndReturnDoc', 'commitTransaction', 'abortTransaction'],
].map((name) => `database.${name}`);
const OTHERS = [
  ...['getUploadMetadata', 'batchGetDownloadUrl', 'batchDeleteFile', 'batchCopyFile', 'none'].map(
    (name) => `storage.${name}`,
  ),
  ...['functions.invokeFunction', 'functions.none', 'wx.openApi', 'wx.api', '', '__proto__', 'toString'],
];
const FIELDS = [
  'collectionName',
  'query',
  'data',
  'stages',
  'order',
  'transactionId',
  'path',
  'file_list',
  'fileid_list',
];

const value = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(
    'pushes',
    '{"$where":"1"}',
    '{"a":{"$near":1}}',
    '{"__proto__":{}}',
    '{"$set":{"a.$":1}}',
    '{',
    '\u0000',
  ),
);
const request = fc.record({
  action: fc.oneof(fc.constantFrom(...ACTIONS, ...OTHERS), fc.jsonValue()),
  fields: fc.dictionary(
    fc.constantFrom(...FIELDS, 'queryType', 'limit', 'function_name', 'request_data'),
    value,
  ),
});

test('two thousand malformed requests get an answer each, and the next good one works', async () => {
  const emulator = await runningEmulator();
  const errors = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  try {
    const send = async (body: Uint8Array | string, type: string) => {
      const answer = await fetch(`${emulator.url}/admin`, {
        method: 'POST',
        body,
        headers: { 'content-type': type },
      });
      expect(answer.status).toBe(200);
      const said = JSON.parse(await answer.text());
      expect(said).toEqual(expect.objectContaining({ requestId: expect.any(String) }));
      // SYS_ERR is what a defect of the emulator would answer.
      expect(said.code).not.toBe('SYS_ERR');
    };
    await fc.assert(
      fc.asyncProperty(request, ({ action, fields }) =>
        send(JSON.stringify({ ...fields, action }), 'application/json'),
      ),
      { numRuns: 1500 },
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), (bytes) =>
        send(bytes, 'multipart/form-data; boundary=x'),
      ),
      { numRuns: 250 },
    );
    await fc.assert(
      fc.asyncProperty(fc.string(), (text) => send(text, 'application/json')),
      { numRuns: 250 },
    );
    expect(errors).not.toHaveBeenCalled();
    expect((await emulator.call('openid-lin', 'probe', { action: 'nothing' })).result).toBeNull();
  } finally {
    errors.mockRestore();
    await emulator.close();
  }
});

test('a thousand malformed requests at every other door get an answer each, none of them a failure', async () => {
  const emulator = await runningEmulator();
  const errors = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  try {
    const { endpoints } = await emulator.get('/');
    // Those move time, end functions or never end.
    const doors = (endpoints as string[]).filter(
      (door) => !/^GET|\/admin|clock|reset|snapshots|control\/import/.test(door),
    );
    expect(doors).toContain('POST /phone/database');
    const fields = [
      'person',
      'name',
      'data',
      'request',
      'answers',
      'kind',
      'group',
      'fileList',
      'id',
      'faults',
    ];
    const wire = fc.record({
      action: fc.constantFrom(...ACTIONS),
      ...Object.fromEntries(FIELDS.map((name) => [name, value])),
    });
    const body = fc.dictionary(
      fc.constantFrom(...fields, 'templateId', 'answer', 'words', 'mediaCheck', 'delivery'),
      fc.oneof(value, wire, fc.constant('openid-lin')),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...doors), fc.oneof(body, fc.jsonValue()), async (door, sent) => {
        const path = door.slice('POST '.length);
        const text = JSON.stringify(sent).replaceAll('lose-', 'los-');
        const answer = await fetch(`${emulator.url}${path}`, { method: 'POST', body: text });
        expect(answer.status).toBeLessThan(500);
        expect(await answer.text()).not.toContain('the emulator failed');
        await emulator.post('/control/faults', { faults: [] });
      }),
      { numRuns: 1000 },
    );
    expect(errors).not.toHaveBeenCalled();
    expect((await emulator.call('openid-lin', 'probe', { action: 'nothing' })).result).toBeNull();
  } finally {
    errors.mockRestore();
    await emulator.close();
  }
});
