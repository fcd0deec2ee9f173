import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import { type LaunchOptions, launchPhone } from '../../simulator/driver/launch-phone';
import type { RunningProduct } from '../running/run-product';

/** A story that is being told: who holds which phone, the virtual date of each line, the pictures that stay. */
export class Story {
  readonly pictures: string[] = [];
  private readonly phones: DrivenPhone[] = [];

  constructor(
    private readonly product: RunningProduct,
    private readonly out: string,
  ) {
    mkdirSync(out, { recursive: true });
    for (const name of readdirSync(out)) if (/^\d\d-.*\.png$/.test(name)) rmSync(join(out, name));
  }

  /** A phone with its own memory; it is closed with the story, and must have had nothing to complain of. */
  async phone(options: Partial<LaunchOptions> = {}): Promise<DrivenPhone> {
    const { simulator, emulator } = this.product;
    const phone = await launchPhone({ simulatorUrl: simulator.url, emulatorUrl: emulator.url, ...options });
    this.phones.push(phone);
    return phone;
  }

  /** One line of the story, with the virtual date. */
  async say(line: string): Promise<void> {
    console.log(`${beijing(await this.now())}  ${line}`);
  }

  async picture(phone: DrivenPhone, name: string): Promise<void> {
    const file = `${String(this.pictures.length + 1).padStart(2, '0')}-${name}.png`;
    await phone.picture(join(this.out, file));
    this.pictures.push(file);
    console.log(`                   out/${file}`);
  }

  /** Epoch milliseconds of the virtual clock. */
  async now(): Promise<number> {
    return (await this.ask<{ now: number }>('/control/clock')).now;
  }

  /** What the emulator answers to tools. */
  async ask<T>(path: string): Promise<T> {
    const answer = await fetch(this.product.emulator.url + path);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  /** The whole store as text, for looking for what must not be in it. */
  async everythingStored(): Promise<string> {
    const { collections } = await this.ask<{ collections: { name: string }[] }>('/control/database');
    const all = await Promise.all(
      collections.map(({ name }) =>
        this.ask<unknown>(`/control/database?collection=${encodeURIComponent(name)}&limit=100000`),
      ),
    );
    return JSON.stringify(all);
  }

  /** @throws Error when a phone complained: a framework warning, an unhandled error, a line in the console */
  async nobodyComplains(): Promise<void> {
    const problems = (await Promise.all(this.phones.map((phone) => phone.problems()))).flat();
    if (problems.length > 0) throw new Error(`a phone complained:\n${problems.join('\n')}`);
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.phones.map((phone) => phone.close()));
  }
}

/** @throws Error with the sentence when the fact does not hold */
export function must(fact: boolean, sentence: string): void {
  if (!fact) throw new Error(`it should be that ${sentence}, and it is not.`);
}

/** Looks until it is so. @throws Error with the sentence after ten seconds */
export async function eventually(look: () => Promise<boolean>, sentence: string): Promise<void> {
  const until = performance.now() + 10_000;
  while (!(await look())) {
    must(performance.now() < until, sentence);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** `2026-07-01 09:12`, Beijing time: a fixed eight hours ahead of UTC. */
export function beijing(at: number): string {
  return new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
