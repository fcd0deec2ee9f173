import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { referencesOf, resolveReference } from './references';

export interface Program {
  /** Files that are reached from app.json: path in the program → path on disk. */
  files: Map<string, string>;
  /** Which scripts each script imports, by specifier. */
  imports: Map<string, Map<string, string>>;
  /** Folders of the sub-packages. */
  roots: string[];
}

interface AppConfig {
  pages?: string[];
  subPackages?: { root: string; pages: string[] }[];
  subpackages?: { root: string; pages: string[] }[];
  usingComponents?: Record<string, string>;
  themeLocation?: string;
  sitemapLocation?: string;
}

/**
 * Walks a mini program from app.json through pages, components, templates, scripts and style sheets, into npm packages that ship a
 * mini program (`miniprogram` in their package.json). What nothing reaches is not in the answer.
 * @param from.program folder of the mini program
 * @param from.nodeModules folder in which npm components are looked for
 * @throws Error naming the file and what it refers to, when that is not there
 */
export function programFiles(from: { program: string; nodeModules: string }): Program {
  const walk = new Walk(from.program, from.nodeModules);
  const roots = walk.app();
  return { files: walk.files, imports: walk.imports, roots };
}

class Walk {
  readonly files = new Map<string, string>();
  readonly imports = new Map<string, Map<string, string>>();

  constructor(
    private readonly program: string,
    private readonly nodeModules: string,
  ) {}

  app(): string[] {
    const config = JSON.parse(readFileSync(join(this.program, 'app.json'), 'utf8')) as AppConfig;
    this.add('app.json');
    this.script('app', 'app.json');
    this.optional('app.wxss');
    for (const extra of [config.themeLocation, config.sitemapLocation]) if (extra) this.add(extra);
    this.components('app.json', config.usingComponents);
    for (const page of config.pages ?? []) this.component(page, 'app.json');
    const packages = config.subPackages ?? config.subpackages ?? [];
    for (const { root, pages } of packages)
      for (const page of pages) this.component(posix.join(root, page), 'app.json');
    return packages.map(({ root }) => root);
  }

  /** A page or component is four files of one name. */
  private component(name: string, by: string): void {
    if (this.files.has(`${name}.json`)) return;
    if (!this.onDisk(`${name}.json`) && !this.onDisk(`${name}.wxml`))
      throw new Error(`${by} refers to ${name}, which is not there.`);
    if (this.optional(`${name}.json`)) {
      const config = JSON.parse(readFileSync(this.files.get(`${name}.json`) as string, 'utf8'));
      this.components(`${name}.json`, config.usingComponents);
    }
    this.script(name, by);
    this.optional(`${name}.wxml`);
    this.optional(`${name}.wxss`);
  }

  private components(file: string, using: Record<string, string> = {}): void {
    for (const reference of Object.values(using)) {
      const near = resolveReference(file, reference);
      const npm = join('miniprogram_npm', reference);
      const isNpm = !/^[./]/.test(reference) && !this.onDisk(`${near}.json`);
      this.component(isNpm ? npm : near, file);
    }
  }

  private script(name: string, by: string): void {
    if (!this.optional(`${name}.ts`) && !this.optional(`${name}.js`))
      throw new Error(`${by} needs ${name}.ts or ${name}.js, and neither is there.`);
  }

  private optional(file: string): boolean {
    if (!this.onDisk(file)) return false;
    this.add(file);
    return true;
  }

  private add(file: string): void {
    if (this.files.has(file)) return;
    const path = this.onDisk(file);
    if (!path) throw new Error(`${file} is not there.`);
    this.files.set(file, path);
    if (/\.(ts|js)$/.test(file)) this.imports.set(file, new Map());
    const references = referencesOf(file, readFileSync(path, 'utf8'));
    for (const reference of [...references.templates, ...references.styles])
      this.add(resolveReference(file, reference));
    for (const reference of references.scripts) this.module(file, reference);
  }

  private module(file: string, reference: string): void {
    const near = resolveReference(file, reference);
    const candidates = /^[./]/.test(reference)
      ? [near, `${near}.ts`, `${near}.js`, `${near}/index.ts`, `${near}/index.js`]
      : this.packageCandidates(file, reference);
    const found = candidates.find((candidate) => /\.(ts|js)$/.test(candidate) && this.onDisk(candidate));
    if (!found) throw new Error(`${file} imports ${reference}, which is not there.`);
    this.imports.get(file)?.set(reference, found);
    this.add(found);
  }

  /** `miniprogram_npm` beside the file or above it, as WeChat looks for packages. */
  private packageCandidates(file: string, reference: string): string[] {
    const found: string[] = [];
    for (let folder = dirname(file); ; folder = dirname(folder)) {
      const base = posix.join(folder, 'miniprogram_npm', reference);
      found.push(`${base}.js`, `${base}/index.js`);
      if (folder === '.') return found;
    }
  }

  private onDisk(file: string): string | undefined {
    const own = join(this.program, file);
    if (existsSync(own)) return own;
    const match = /^miniprogram_npm\/((?:@[^/]+\/)?[^/]+)\/(.+)$/.exec(file);
    if (!match) return undefined;
    const folder = join(this.nodeModules, match[1] as string);
    if (!existsSync(join(folder, 'package.json'))) return undefined;
    const { miniprogram } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const path = join(folder, miniprogram ?? 'miniprogram_dist', match[2] as string);
    return existsSync(path) ? path : undefined;
  }
}
