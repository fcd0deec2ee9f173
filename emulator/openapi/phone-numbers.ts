// `phonenumber.getPhoneNumber`: what `<button open-type="getPhoneNumber">` gives a code for.
import { createHash } from 'node:crypto';
import type { Person } from '../project';
import { apiAnswer } from './call-answer';
import type { CloudApi } from './cloud-calls';
import type { ShortLived } from './short-lived';

/** The number of a person: the project file's, or one that is invented and always the same. */
export function phoneNumberOf(people: readonly Person[], openid: string): string {
  const known = people.find((person) => person.openid === openid)?.phone;
  if (known !== undefined) return known;
  // 199 0000 …: nobody's number is shown by accident.
  return `1990000${String(createHash('sha1').update(openid).digest().readUInt16BE(0) % 10_000).padStart(4, '0')}`;
}

export function phoneNumberInfo(phoneNumber: string, appid: string, now: number): Record<string, unknown> {
  return {
    phoneNumber,
    purePhoneNumber: phoneNumber,
    countryCode: '86',
    watermark: { timestamp: Math.floor(now / 1000), appid },
  };
}

/** A code is good once. */
export function getPhoneNumber(world: {
  readonly codes: ShortLived<string>;
  readonly people: readonly Person[];
  readonly appid: string;
  readonly now: () => number;
}): CloudApi {
  return async ({ code }) => {
    const found = world.codes.read(code);
    if (typeof found === 'string') return apiAnswer(40029, `invalid code (${found})`);
    world.codes.forget(String(code));
    const number = phoneNumberOf(world.people, found.value);
    return apiAnswer(0, 'ok', { phone_info: phoneNumberInfo(number, world.appid, world.now()) });
  };
}
