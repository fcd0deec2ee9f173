import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import ts from 'typescript';
import { answerCall, CallFailure } from '../../simulator/api/call-style';
import { createWx } from '../../simulator/api/create-wx';
import { bareHost } from './fixtures/shell/bare-host';

type Call = (options?: unknown) => unknown;

describe('the wx object', () => {
  test('a call that is not there throws its name and is reported as a problem', () => {
    const { host, problems } = bareHost();
    const wx = createWx(host) as Record<string, Call>;
    expect(() => wx.startSoterAuthentication?.({})).toThrow(
      'wx.startSoterAuthentication is not in the simulator',
    );
    expect(problems).toEqual(['wx.startSoterAuthentication is not in the simulator']);
  });

  test('a missing member of wx.cloud throws its full name', () => {
    const { host } = bareHost();
    const wx = createWx(host) as { cloud: Record<string, Call> };
    expect(() => wx.cloud.callContainer?.({})).toThrow('wx.cloud.callContainer is not in the simulator');
  });

  test('canIUse tells only what is there', () => {
    const { host } = bareHost();
    const canIUse = createWx(host).canIUse as (schema: unknown) => boolean;
    expect(canIUse('showToast')).toBe(true);
    expect(canIUse('cloud.callFunction')).toBe(true);
    expect(canIUse('cloud.callContainer')).toBe(false);
    expect(canIUse('startSoterAuthentication')).toBe(false);
    expect(canIUse('toString')).toBe(false);
    expect(canIUse('button.open-type.getPhoneNumber')).toBe(true);
    expect(canIUse('button.open-type.liveActivity')).toBe(false);
    expect(canIUse('button.size')).toBe(true);
    expect(canIUse('editor')).toBe(false);
    expect(canIUse(undefined)).toBe(false);
  });

  test('every call of the simulator is one that the official typings know', () => {
    const file = createRequire(__filename).resolve('miniprogram-api-typings/types/wx/lib.wx.api.d.ts');
    const official = membersOfWx(
      ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest),
    );
    const ours = Object.keys(createWx(bareHost().host));
    expect(official.size).toBeGreaterThan(300);
    expect(ours.filter((name) => !official.has(name))).toEqual([]);
    expect(ours.length).toBeGreaterThan(80);
  });
});

describe('the two styles of an asynchronous call', () => {
  test('with a callback nothing is returned, and success comes before complete', async () => {
    const heard: string[] = [];
    const returned = answerCall(
      'showThing',
      {
        success: ({ errMsg, value }) => heard.push(`success ${errMsg} ${value}`),
        complete: ({ errMsg }) => heard.push(`complete ${errMsg}`),
      },
      () => ({ value: 7 }),
    );
    expect(returned).toBeUndefined();
    expect(heard).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(heard).toEqual(['success showThing:ok 7', 'complete showThing:ok']);
  });

  test('without callbacks a promise is returned that rejects with errMsg and the fields of the failure', async () => {
    await expect(answerCall('showThing', undefined, () => ({ value: 7 }))).resolves.toEqual({
      value: 7,
      errMsg: 'showThing:ok',
    });
    const failing = () => {
      throw new CallFailure('no luck', { errCode: 20004 });
    };
    await expect(answerCall('showThing', {}, failing)).rejects.toEqual({
      errMsg: 'showThing:fail no luck',
      errCode: 20004,
    });
  });

  test('a reason that already carries the name is not named twice', async () => {
    const failing = () => Promise.reject(new Error('navigateTo:fail page "x" is not found'));
    await expect(answerCall('navigateTo', {}, failing)).rejects.toEqual({
      errMsg: 'navigateTo:fail page "x" is not found',
    });
  });
});

/** Names in `interface Wx` of `declare namespace WechatMiniprogram`. */
function membersOfWx(source: ts.SourceFile): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node) && node.name.text === 'Wx') {
      for (const member of node.members) {
        if (member.name && ts.isIdentifier(member.name)) names.add(member.name.text);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}
