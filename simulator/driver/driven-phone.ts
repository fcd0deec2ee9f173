import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Page } from 'playwright-core';
import type { NewVersion } from '../api/api-host';
import { type ChatPost, sceneOf } from '../api/chats/chat';
import { EmulatorControl, type ReceivedMessage, type TimeWish } from './emulator-control';
import type { LaunchOptions } from './launch-phone';
import { PhoneHands, TOP_PAGE } from './phone-hands';

/** Scene of a subscribe message's card. */
const SCENE_MESSAGE = 1014;
const PATIENCE_MS = 10_000;

/** A phone with hands on it. */
export class DrivenPhone extends PhoneHands {
  readonly emulator: EmulatorControl;
  private readonly complaints: string[] = [];

  constructor(
    page: Page,
    private readonly options: LaunchOptions,
    private readonly giveBack: () => Promise<void>,
  ) {
    super(page, options.patience ?? PATIENCE_MS, options.shell === true);
    this.emulator = new EmulatorControl(options.emulatorUrl);
    page.on('console', (message) => {
      // A call that was lost on purpose: the program hears of it, and what it does then is what counts.
      if (/\/(emulator\/phone|network)\b/.test(message.location().url)) return;
      if (message.type() === 'warning' || message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.stack ?? error.message));
  }

  /** Starts the program at a path as a person (openid or name of the project file); `update`: it finds a newer version of itself. */
  async open(
    path = '',
    { as, scene, chat, update }: { as?: string; scene?: number; chat?: string; update?: NewVersion } = {},
  ): Promise<void> {
    const { simulatorUrl, theme, fontSize, reducedMotion, shell, device } = this.options;
    const url = new URL(shell ? '/' : '/phone.html', simulatorUrl);
    const wishes: Record<string, string | number | undefined> = {
      path: path || undefined,
      as,
      scene,
      chat,
      update,
      device,
      theme,
      font: fontSize,
      reduced: reducedMotion ? 1 : undefined,
    };
    for (const [name, value] of Object.entries(wishes)) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    // What the program complained of until now would go with its page.
    this.complaints.push(...(await this.frameworkProblems()));
    await this.page.goto(url.href, { timeout: this.patience });
    await this.ready();
  }

  /** Waits until nothing is under way: no call without its answer, no page or sheet in motion. @throws naming what is not done */
  async waitForIdle(): Promise<void> {
    const limit = Date.now() + this.patience;
    for (let quiet = 0; quiet < 3; ) {
      const pending = await this.inPhone<string[]>(
        'new Promise((done) => requestAnimationFrame(() => setTimeout(() => done(phone.pending()), 0)))',
      );
      quiet = pending.length === 0 ? quiet + 1 : 0;
      if (Date.now() > limit)
        throw new Error(`The phone is not idle: ${pending.join(', ')} still under way.`);
    }
  }

  /** Route of the page on top, `pages/today/index`. */
  pageRoute(): Promise<string | undefined> {
    return this.inPhone('phone.route()');
  }

  /** `data` of the page on top, copied. */
  pageData(): Promise<Record<string, unknown>> {
    return this.inPhone('phone.data() ?? {}');
  }

  /** Waits until a page is on top. */
  async waitForRoute(route: string): Promise<void> {
    const limit = Date.now() + this.patience;
    for (;;) {
      await this.waitForIdle();
      const now = await this.pageRoute();
      if (now === route) return;
      if (Date.now() > limit) throw new Error(`The page on top is ${now}, not ${route}.`);
    }
  }

  /** Waits until words stand on the page. */
  async waitForText(text: string): Promise<void> {
    await this.find(text).filter({ visible: true }).first().waitFor({ timeout: this.patience });
  }

  /** Everything that may be read on the page on top. */
  async pageText(): Promise<string> {
    return this.frame.locator(TOP_PAGE).innerText();
  }

  /** The network goes or comes back. */
  async setNetwork(network: 'wifi' | 'weak' | 'none'): Promise<void> {
    await this.inPhone('phone.change(given)', { network });
  }

  /** Carries the phone to a place (wgs84). */
  async goTo(latitude: number, longitude: number): Promise<void> {
    await this.inPhone('phone.change(given)', { place: { latitude, longitude } });
  }

  /** Holds a code before the camera whose `scanCode` sheet is open: one of the project by its label, or a text. */
  async showCode(code: { label: string } | { text: string }): Promise<void> {
    if ('label' in code) return this.tapSheet(code.label);
    await this.frame.locator('#sheets .scan input').fill(code.text, { timeout: this.patience });
    await this.tapSheet('扫到了');
  }

  /** Loses the next cloud call on its way there, or its answer on the way back. */
  async loseNext(what: 'lose-answer' | 'lose-request'): Promise<void> {
    await this.inPhone('phone.loseNext(given)', what);
  }

  /** Lets virtual time pass; resolves when timers have run and the program has refreshed. */
  async letTimePass(wish: TimeWish): Promise<{ now: number; ticks?: number }> {
    const person = wish.person ?? (await this.person());
    const reading = await this.emulator.moveClock({ ...wish, person });
    const limit = Date.now() + this.patience;
    for (;;) {
      const offset = await this.inPhone<number>('phone.clockOffset()');
      // The news travels by the event stream; a second of drift is no disagreement.
      const there = (await this.emulator.clock()).now;
      if (Math.abs(Date.now() + offset - there) < 2000) break;
      if (Date.now() > limit) throw new Error('The phone has not heard of the new time.');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await this.waitForIdle();
    return reading;
  }

  /** Subscribe messages of a person, oldest first; without one: of who holds the phone. */
  async messages(person?: string): Promise<ReceivedMessage[]> {
    const of = person ?? (await this.person());
    return (await this.emulator.messages(of)).messages;
  }

  /** Opens the page of a message's card (the newest when none is given), as from 服务通知. */
  async openMessage(message?: ReceivedMessage): Promise<void> {
    const card = message ?? (await this.messages()).at(-1);
    if (!card?.page) throw new Error('There is no message with a page to open.');
    await this.emulator.markRead(card.id);
    await this.inPhone('phone.open(given.path, given.scene)', { path: card.page, scene: SCENE_MESSAGE });
    await this.waitForIdle();
  }

  /** What was posted into chats, oldest first. */
  async posts(): Promise<ChatPost[]> {
    return (await (await fetch(new URL('/chats', this.options.simulatorUrl))).json()) as ChatPost[];
  }

  /** Opens a card (the newest when none is given) as somebody who is in its chat: with the scene that belongs to it. */
  async openCard({ as, post }: { as?: string; post?: ChatPost } = {}): Promise<void> {
    const card = post ?? (await this.posts()).filter(({ kind }) => kind === 'card').at(-1);
    if (!card?.path) throw new Error('There is no card to open.');
    await this.open(card.path, { as: as ?? (await this.person()), scene: sceneOf(card), chat: card.chat });
  }

  /** What the phone did beside the screen: calendar entries, saved pictures, vibrations. */
  records(): Promise<{ kind: string; at: number; detail: Record<string, unknown> }[]> {
    return this.inPhone('phone.records');
  }

  /** Counters of the program's first render (bench). */
  metrics(): Promise<unknown> {
    return this.inPhone('phone.metrics()');
  }

  /** What did not compile, framework warnings, unhandled errors, and what the browser's console complained of since the launch. Journeys fail on any. */
  async problems(): Promise<string[]> {
    return [...new Set([...(await this.frameworkProblems()), ...this.complaints])];
  }

  /** Takes a picture of the screen; `fullPage` makes the phone as tall as its page. */
  async picture(file: string, { fullPage = false } = {}): Promise<void> {
    await this.waitForIdle();
    await mkdir(dirname(file), { recursive: true });
    const size = this.page.viewportSize();
    if (fullPage && size && !this.options.shell) {
      const page = this.frame.locator(`${TOP_PAGE} > wx-page`);
      const hidden = await page.evaluate((element) => element.scrollHeight - element.clientHeight);
      await this.page.setViewportSize({ width: size.width, height: size.height + hidden });
      await this.waitForIdle();
    }
    await this.page.screenshot({ path: file, animations: 'disabled' });
    if (fullPage && size) await this.page.setViewportSize(size);
  }

  /** Ends this phone; its device store goes with it. */
  async close(): Promise<void> {
    await this.page.context().close();
    await this.giveBack();
  }

  /** openid of who holds the phone. */
  person(): Promise<string> {
    return this.inPhone('phone.state.person');
  }

  private async frameworkProblems(): Promise<string[]> {
    // Before the first opening the shell has no phone yet.
    if (!this.hasFrame) return [];
    const uncompiled = await this.frame.locator('.compile-errors article').allInnerTexts();
    if (uncompiled.length > 0) return uncompiled;
    return this.inPhone('phone?.problems().map((problem) => problem.message) ?? []');
  }

  private async ready(): Promise<void> {
    await this.frame.waitForFunction('window.__phone !== undefined', undefined, { timeout: this.patience });
    await this.inPhone('phone.ready');
    await this.waitForIdle();
  }

  /** Evaluates an expression on `phone` (shell/phone/phone-control.ts) and `given` in the phone's page; the result is copied as JSON. */
  private async inPhone<R>(expression: string, given: unknown = null): Promise<R> {
    const text = (await this.frame.evaluate(
      `(async (phone, given) => JSON.stringify((await (${expression})) ?? null))(window.__phone, ${JSON.stringify(given)})`,
    )) as string;
    return JSON.parse(text) as R;
  }
}
