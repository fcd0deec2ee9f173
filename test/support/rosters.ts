import tcb from '@cloudbase/node-sdk';
import type { World } from './world';

const headings = [
  '姓名*',
  '单位*',
  '科室',
  '职务*',
  '入职日期*',
  '出生年份',
  '身份证号',
  '手机号',
  '年轻干部',
];

/** A roster as a CSV file. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return [headings, ...rows].map((cells) => cells.join(',')).join('\r\n');
}

/** Puts a file where a phone puts one; answers its id. */
export async function putFile(world: World, name: string, content: Buffer): Promise<string> {
  world.admin(); // tells the SDK where its cloud is
  const app = tcb.init({ env: world.envId, secretId: 'administrator', secretKey: 'administrator' });
  const { fileID } = await app.uploadFile({ cloudPath: `rosters/${name}`, fileContent: content });
  return fileID;
}

const put = new Map<string, string>();

/** Puts a roster of some rows as `<name>.csv`. */
export async function putRoster(
  world: World,
  name: string,
  rows: readonly (readonly string[])[],
): Promise<string> {
  const fileId = await putFile(world, `${name}.csv`, Buffer.from(csvOf(rows)));
  put.set(name, fileId);
  return fileId;
}

/** Id of a roster that was put. */
export const rosterAt = (name: string): string => put.get(name) ?? '';
