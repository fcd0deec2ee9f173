import cloud from 'wx-server-sdk';
import { Fault } from './fault';
import { lookup } from './keys';

/** Keyed hash by which a number is matched with the roster; the number itself is kept nowhere. */
export function phoneHash(number: string): string {
  return lookup('phone', number.replace(/\D/g, '').slice(-11));
}

type Opened = { list?: { data?: { purePhoneNumber?: unknown } }[] };

/**
 * The number that WeChat enclosed when its owner tapped the button, read through the cloud; never logged, never stored.
 * @throws Fault INVALID phone-unreadable when the enclosure is no number, or older than five minutes
 */
export async function numberIn(cloudId: string): Promise<string> {
  const opened = (await (cloud as unknown as { getOpenData(o: object): Promise<unknown> })
    .getOpenData({ list: [cloudId] })
    .catch(() => ({}))) as Opened;
  const number = opened.list?.[0]?.data?.purePhoneNumber;
  if (typeof number !== 'string' || number === '') throw new Fault('INVALID', 'phone-unreadable', 'cloudId');
  return number;
}
