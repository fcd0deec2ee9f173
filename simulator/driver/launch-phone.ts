import { deviceOf } from '../shell/phone/devices';
import { DrivenPhone } from './driven-phone';
import { borrowBrowser, returnBrowser } from './shared-browser';

export interface LaunchOptions {
  simulatorUrl: string;
  emulatorUrl: string;
  /** Path of a Chromium; by default one is found (chromium.ts). */
  chromium?: string;
  /** The phone's size, or the window's when `shell` is true. */
  viewport?: { width: number; height: number };
  /** Id of a device (shell/phone/devices.ts): `small`, `large`, `tablet`; its size is the window's. */
  device?: string;
  theme?: 'light' | 'dark';
  /** Text size in px; 22.4 is the large-type setting. */
  fontSize?: number;
  reducedMotion?: boolean;
  /** The phone inside the shell, beside its panel. */
  shell?: boolean;
  /** Milliseconds after which a wait is given up. */
  patience?: number;
  /** Picture pixels per CSS pixel. */
  pixelRatio?: number;
  /** Slow-down of the processor, 4 for a modest phone (bench). */
  cpuSlowdown?: number;
}

/**
 * Opens a phone in a browser of its own memory (another phone is another call). Nothing is shown until
 * {@link DrivenPhone.open}.
 */
export async function launchPhone(options: LaunchOptions): Promise<DrivenPhone> {
  const browser = await borrowBrowser(options.chromium);
  const { width, height } = deviceOf(options.device);
  const context = await browser.newContext({
    viewport: options.viewport ?? (options.shell ? { width: 1440, height: 900 } : { width, height }),
    deviceScaleFactor: options.pixelRatio ?? 2,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: options.theme ?? 'light',
    reducedMotion: options.reducedMotion ? 'reduce' : 'no-preference',
  });
  const page = await context.newPage();
  if (options.cpuSlowdown) {
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: options.cpuSlowdown });
  }
  return new DrivenPhone(page, options, returnBrowser);
}
