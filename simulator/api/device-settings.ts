import type { ApiHost } from './api-host';
import { openDrawer } from './device-store';

/** What a person decided for this program in WeChat's own settings. */
export interface DeviceSettings {
  /** Main switch of subscribe messages. */
  subscriptions: boolean;
  /** Only choices that were ticked "always keep", as `getSetting({ withSubscriptions })` shows them. */
  kept: Record<string, 'accept' | 'reject'>;
  scopes: Record<string, boolean>;
  privacyAgreed: boolean;
}

const FRESH: DeviceSettings = { subscriptions: true, kept: {}, scopes: {}, privacyAgreed: false };

/** Reads the settings of who holds the phone. */
export function readSettings(host: ApiHost): DeviceSettings {
  const text = openDrawer(host, 'settings').get('all');
  return text === null ? structuredClone(FRESH) : { ...structuredClone(FRESH), ...JSON.parse(text) };
}

/** Changes the settings of who holds the phone. */
export function changeSettings(host: ApiHost, change: (settings: DeviceSettings) => void): DeviceSettings {
  const settings = readSettings(host);
  change(settings);
  openDrawer(host, 'settings').set('all', JSON.stringify(settings));
  return settings;
}
