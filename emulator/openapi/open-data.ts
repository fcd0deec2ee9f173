// CloudIDs: what the phone may hold of data that only the server may read.
import { createHash } from 'node:crypto';
import type { Group, Person } from '../project';
import { phoneNumberInfo, phoneNumberOf } from './phone-numbers';
import type { ShortLived } from './short-lived';

/** The most CloudIDs that one call turns into data (PLATFORM.md §2). */
const IDS_PER_CALL = 5;
const INVALID = -601005;
const EXPIRED = -601006;

/** What a CloudID stands for. */
export type OpenData = Readonly<Record<string, unknown>>;

export interface OpenDataWorld {
  readonly ids: ShortLived<OpenData>;
  readonly people: readonly Person[];
  readonly groups: readonly Group[];
  readonly appid: string;
  readonly now: () => number;
}

/** What `wx.getGroupEnterInfo` encloses for somebody who came from a group's card; undefined when they are not in the group. */
export function groupEnterData(world: OpenDataWorld, openid: string, opengid: string): OpenData | undefined {
  const group = world.groups.find((one) => one.opengid === opengid);
  if (!group?.members.includes(openid)) return undefined;
  const digest = createHash('sha256').update(`${opengid} ${openid}`).digest('base64url').slice(0, 24);
  return marked(world, { opengid, group_openid: `oG${digest}`, chat_type: 3, open_single_roomid: '' });
}

/** What the phone number button encloses. */
export function phoneNumberData(world: OpenDataWorld, openid: string): OpenData {
  return phoneNumberInfo(phoneNumberOf(world.people, openid), world.appid, world.now());
}

/** Whatever else a project wants to be enclosed. */
export function marked({ appid, now }: OpenDataWorld, data: OpenData): OpenData {
  return { ...data, watermark: { timestamp: Math.floor(now() / 1000), appid } };
}

/** A CloudID as a function gets it: with its data, or with what is wrong. */
export function opened({ ids }: OpenDataWorld, cloudID: string): OpenData {
  const found = ids.read(cloudID);
  if (found === 'unknown') return { cloudID, errCode: INVALID, errMsg: 'invalid cloudID' };
  if (found === 'expired') return { cloudID, errCode: EXPIRED, errMsg: 'cloudID expired' };
  return { cloudID, data: found.value };
}

/**
 * Puts data in the place of CloudIDs in the data of a call. Only fields at its top are looked at; a nested one stays what it is, as on
 * the platform. The phone writes one as `{ "$cloudID": "…" }`.
 */
export function withOpenData(world: OpenDataWorld, data: Readonly<Record<string, unknown>>): OpenData {
  let count = 0;
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => {
      const id =
        typeof value === 'object' && value !== null ? (value as { $cloudID?: unknown }).$cloudID : undefined;
      if (typeof id !== 'string') return [key, value];
      if (++count > IDS_PER_CALL)
        return [key, { cloudID: id, errCode: INVALID, errMsg: 'more than five cloudIDs in one call' }];
      return [key, opened(world, id)];
    }),
  );
}
