import type { NewVersion } from '../../api/api-host';
import type { PhoneState } from '../../runtime/phone';
import { type Device, deviceOf } from './devices';

/** What the address of the phone's page says. */
export interface StartOptions {
  path: string | undefined;
  /** openid or name of who holds the phone. */
  as: string | undefined;
  scene: number;
  /** Id of the chat whose card was opened. */
  chat: string | undefined;
  device: Device;
  newVersion: NewVersion;
  state: Omit<PhoneState, 'person'>;
  /** True inside the shell, which then passes events on. */
  framed: boolean;
}

/** Text size of WeChat's standard setting, in px. */
export const STANDARD_TEXT = 16;

/** Reads `?path=&as=&theme=dark&font=22.4&reduced=1&network=none&scene=1014&update=ready`. */
export function readStartOptions(search: string): StartOptions {
  const query = new URLSearchParams(search);
  const font = Number(query.get('font') ?? STANDARD_TEXT);
  const scene = Number(query.get('scene') ?? 1001);
  return {
    path: query.get('path')?.replace(/^\//, '') || undefined,
    as: query.get('as') || undefined,
    scene: Number.isInteger(scene) ? scene : 1001,
    chat: query.get('chat') || undefined,
    device: deviceOf(query.get('device')),
    newVersion: newVersionOf(query.get('update')),
    framed: query.get('framed') === '1',
    state: {
      theme: query.get('theme') === 'dark' ? 'dark' : 'light',
      fontSize: font >= 12 && font <= 40 ? font : STANDARD_TEXT,
      reducedMotion: query.get('reduced') === '1' || matchMedia('(prefers-reduced-motion: reduce)').matches,
      network: networkOf(query.get('network')),
      place: placeOf(query.get('place')),
    },
  };
}

function newVersionOf(value: string | null): NewVersion {
  return value === 'ready' || value === 'failed' ? value : 'none';
}

function networkOf(value: string | null): PhoneState['network'] {
  return value === 'none' || value === 'weak' ? value : 'wifi';
}

/** `39.9,116.4`; the middle of Beijing when nothing is said. */
function placeOf(value: string | null): PhoneState['place'] {
  const [latitude, longitude] = (value ?? '').split(',').map(Number);
  const known = value !== null && Number.isFinite(latitude) && Number.isFinite(longitude);
  return known
    ? { latitude: Number(latitude), longitude: Number(longitude) }
    : { latitude: 39.9042, longitude: 116.4074 };
}

/** The openid that a name or openid of the project file means; the first person when none is given. */
export function personOf(project: Record<string, unknown>, as: string | undefined): string {
  const people = (project.people ?? []) as { openid: string; name: string }[];
  const found = people.find((person) => person.openid === as || person.name === as);
  return found?.openid ?? as ?? people[0]?.openid ?? 'demo-openid';
}
