import cloud from 'wx-server-sdk';
import { Fault } from './fault';
import { lookup } from './keys';

type Opened = { list?: { data?: { opengid?: unknown } }[] };

/**
 * Which WeChat group somebody came from, by what `wx.getGroupEnterInfo` enclosed for them alone: that proves that they are in it. Answers a keyed
 * hash; the group's own id is kept nowhere.
 * @throws Fault INVALID group-unreadable when the enclosure is no group, or too old
 */
export async function groupIn(cloudId: string): Promise<string> {
  const opened = (await (cloud as unknown as { getOpenData(o: object): Promise<unknown> })
    .getOpenData({ list: [cloudId] })
    .catch(() => ({}))) as Opened;
  const opengid = opened.list?.[0]?.data?.opengid;
  if (typeof opengid !== 'string' || opengid === '')
    throw new Fault('INVALID', 'group-unreadable', 'cloudId');
  return lookup('group', opengid).slice(0, 24);
}
