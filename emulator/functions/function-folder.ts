import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { entryOf, type FunctionConfig, functionNames, readFunctionConfig } from './function-config';
import { compiledSource } from './source-code';

/** A function as it is deployed now; the version tells workers of old code from new. */
export interface Deployed {
  readonly version: string;
  readonly config: FunctionConfig;
}

/** What a worker runs: the files as they lie there, or the text that was made of them. */
export interface Runnable extends Deployed {
  readonly source: string | undefined;
}

/** The folder of functions, built ones or sources, read again whenever its files change. */
export class FunctionFolder {
  private readonly known = new Map<string, Deployed>();
  private readonly said = new Set<string>();
  /** Files outside of a function's own folder that its program is made of. */
  private readonly outside = new Map<string, readonly string[]>();
  private readonly compiled = new Map<string, { version: string; source: Promise<string> }>();

  /** @param path undefined when the emulator runs no functions */
  constructor(private readonly path: string | undefined) {}

  /** One function, or undefined when there is none of this name. @throws Error with a sentence when its config.json is wrong. */
  read(name: string): Deployed | undefined {
    if (this.path === undefined || !/^[A-Za-z][\w-]*$/.test(name)) return undefined;
    const folder = join(this.path, name);
    if (entryOf(folder) === undefined) return undefined;
    const files = [...filesIn(folder), ...(this.outside.get(name) ?? [])];
    const version = files.map((file) => `${file.slice(folder.length)} ${stamp(file)}`).join('\n');
    const known = this.known.get(name);
    if (known?.version === version) return known;
    const deployed = { version, config: readFunctionConfig(this.path, name) };
    this.known.set(name, deployed);
    return deployed;
  }

  /** The same, ready to run. @throws Error with a sentence when it cannot be compiled or its config.json is wrong. */
  async runnable(name: string): Promise<Runnable | undefined> {
    const deployed = this.read(name);
    if (!deployed?.config.entry.endsWith('.ts')) return deployed && { ...deployed, source: undefined };
    let made = this.compiled.get(name);
    if (made?.version !== deployed.version) {
      made = { version: deployed.version, source: this.compile(name, deployed.config.entry) };
      this.compiled.set(name, made);
    }
    const source = await made.source;
    // What it is made of is known now: the version that counts has those files in it.
    const now = this.read(name) ?? deployed;
    this.compiled.set(name, { version: now.version, source: made.source });
    return { ...now, source };
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

  private async compile(name: string, entry: string): Promise<string> {
    const { code, files } = await compiledSource(entry);
    this.outside.set(
      name,
      files.filter((file) => !file.startsWith(dirname(entry) + sep)),
    );
    return code;
  }

  private names(): string[] {
    return this.path === undefined || !existsSync(this.path) ? [] : functionNames(this.path);
  }
}

/** All files of a function, its installed packages left out: those change with package.json. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name.startsWith('.')) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

function stamp(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.mtimeMs}-${stat.size}-${stat.ino}` : '-';
}
