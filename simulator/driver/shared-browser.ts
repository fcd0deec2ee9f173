import { type Browser, chromium } from 'playwright-core';
import { findChromium } from './chromium';

let starting: Promise<Browser> | undefined;
let users = 0;

/** Lends the one browser of this process; it ends when the last borrower gives it back. */
export async function borrowBrowser(executablePath?: string): Promise<Browser> {
  users += 1;
  starting ??= start(executablePath);
  try {
    return await starting;
  } catch (error) {
    users -= 1;
    starting = undefined;
    throw error;
  }
}

/** Gives the browser back. */
export async function returnBrowser(): Promise<void> {
  users -= 1;
  if (users > 0) return;
  const ending = starting;
  starting = undefined;
  await (await ending)?.close();
}

async function start(executablePath?: string): Promise<Browser> {
  const found = await findChromium();
  return chromium.launch({ executablePath: executablePath ?? found.executablePath, args: found.args });
}
