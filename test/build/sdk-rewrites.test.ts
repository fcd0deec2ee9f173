import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { rewritten } from '../../scripts/build/sdk-rewrites';

const sdk = createRequire(require.resolve('wx-server-sdk'));
const node = createRequire(sdk.resolve('@cloudbase/node-sdk'));
const database = node.resolve('@cloudbase/database');
const bson = createRequire(database);

test('of bson the database uses EJSON alone, and gets the one that bson gives', () => {
  expect(bson('bson/lib/extended_json').EJSON).toBe(bson('bson').EJSON);
  const query = database.replace(/index\.js$/, 'query.js');
  const text = rewritten(query, readFileSync(query, 'utf8'));
  expect(text).toContain('require("bson/lib/extended_json")');
  expect(rewritten(query, 'const bson_1 = require("bson");\nbson_1.EJSON.parse(x);\nbson_1.Long;')).toContain(
    'require("bson")',
  );
});

test('the SDK of today is what the rewrites expect; another one fails the build', () => {
  const sign = createRequire(node.resolve('@cloudbase/signature-nodejs')).resolve('./keyvalue.js');
  expect(rewritten(sign, readFileSync(sign, 'utf8'))).not.toContain('localeCompare');
  expect(() => rewritten(sign, 'keys.sort()')).toThrow('0 times');
  const main = require.resolve('wx-server-sdk');
  expect(rewritten(main, readFileSync(main, 'utf8'))).not.toContain('$root.KeyValuePair');
  expect(() => rewritten(main, 'module.exports = {}')).toThrow('0 times');
});

test('what is not of the SDK stays as it is', () => {
  expect(rewritten('/x/node_modules/other/index.js', 'a.localeCompare(b)')).toBe('a.localeCompare(b)');
});
