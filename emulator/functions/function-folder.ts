import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type FunctionConfig, functionNames, readFunctionConfig } from './function-config';

/** A function as it is deployed now; the version tells workers of old code from new. */
export interface Deployed {
  readonly version: string;
  readonly config: FunctionConfig;
}

/** The folder of built functions, read again whenever its files change. */
export class FunctionFolder {
  private readonly known = new Map<string, Deployed>();
  private readonly said = new Set<string>();

  /** @param path undefined when the emulator runs no functions */
  constructor(private readonly path: string | undefined) {}

  /** One function, or undefined when there is none of this name. @throws Error with a sentence when its config.json is wrong. */
  read(name: string): Deployed | undefined {
    if (this.path === undefined || !/^[A-Za-z][\w-]*$/.test(name)) return undefined;
    const folder = join(this.path, name);
    if (!existsSync(join(folder, 'index.js'))) return undefined;
    const version = ['index.js', 'config.json'].map((file) => stamp(join(folder, file))).join(' ');
    const known = this.known.get(name);
    if (known?.version === version) return known;
    const deployed = { version, config: readFunctionConfig(this.path, name) };
    this.known.set(name, deployed);
    return deployed;
  }

  /** Reads every config.json. @throws Error with a sentence when one is wrong. */
  check(): void {
    for (const name of this.names()) this.read(name);
  }

  /** All functions; one whose config.json went wrong since the start is left out, and said once. */
  all(): FunctionConfig[] {
    return this.names().flatMap((name) => {
      try {
        return [this.read(name)?.config ?? []].flat();
      } catch (error) {
        const { message } = error as Error;
        if (!this.said.has(message)) console.error(message);
        this.said.add(message);
        return [];
      }
    });
  }

  private names(): string[] {
    return this.path === undefined || !existsSync(this.path) ? [] : functionNames(this.path);
  }
}

function stamp(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.mtimeMs}-${stat.size}-${stat.ino}` : '-';
}
