import { posix } from 'node:path';
import type { CompileProblem } from './build-phone';
import { lineOfString, readJson } from './json-file';
import type { ProgramFiles } from './program-files';

/** One page or component of the program. */
export interface ProgramUnit {
  /** Path below the root without ending, `pages/today/index`. */
  path: string;
  page: boolean;
  /** Came with an npm package. */
  fromPackage: boolean;
  /** Its JSON, with `usingComponents` made absolute (`/components/card/index`). */
  config: Record<string, unknown>;
  /** Paths of the units it uses. */
  uses: string[];
  /** Path of its script with ending. */
  script: string;
}

/** The program's skeleton as its JSON files tell it. */
export interface CollectedProgram {
  /** app.json with sub-packages folded into `pages`. */
  app: Record<string, unknown> & { pages: string[] };
  /** theme.json, or undefined. */
  theme: Record<string, unknown> | undefined;
  appScript: string | undefined;
  units: Map<string, ProgramUnit>;
}

/** The component that stands in for the tab bar when app.json says `tabBar.custom`; its place is WeChat's. */
const customTabBar = 'custom-tab-bar/index';

const scriptEndings = ['.ts', '.js'];

/** Reads app.json and everything that it reaches; what is missing or broken is told in `problems` (fatal). */
export function collectProgram(files: ProgramFiles, problems: CompileProblem[]): CollectedProgram {
  const raw = readJson(files, 'app.json', problems) ?? {};
  files.aliases = (raw.resolveAlias as Record<string, string> | undefined) ?? {};
  const pages = [...((raw.pages as string[] | undefined) ?? []), ...subPackagePages(raw)].map((page) =>
    page.replace(/^\//, ''),
  );
  if (pages.length === 0 && problems.length === 0) {
    problems.push({ file: 'app.json', line: 1, message: 'names no page' });
  }
  const app = { ...raw, pages };
  const units = new Map<string, ProgramUnit>();
  const collector = { files, problems, units, globals: globalComponents(files, raw, problems) };
  for (const page of pages) addUnit(collector, page, true, 'app.json');
  for (const target of Object.values(collector.globals))
    addUnit(collector, target.slice(1), false, 'app.json');
  if ((app as { tabBar?: { custom?: boolean } }).tabBar?.custom === true)
    addUnit(collector, customTabBar, false, 'app.json');
  const theme =
    typeof raw.themeLocation === 'string' ? readJson(files, raw.themeLocation, problems) : undefined;
  const appScript = scriptEndings.map((ending) => `app${ending}`).find((path) => files.exists(path));
  return { app, theme, appScript, units };
}

function subPackagePages(app: Record<string, unknown>): string[] {
  const packages = (app.subPackages ?? app.subpackages ?? []) as { root: string; pages: string[] }[];
  return packages.flatMap(({ root, pages }) => pages.map((page) => posix.join(root, page)));
}

interface Collector {
  files: ProgramFiles;
  problems: CompileProblem[];
  units: Map<string, ProgramUnit>;
  globals: Record<string, string>;
}

function globalComponents(files: ProgramFiles, app: Record<string, unknown>, problems: CompileProblem[]) {
  return usingOf(files, 'app', app, problems);
}

function usingOf(
  files: ProgramFiles,
  path: string,
  config: Record<string, unknown>,
  problems: CompileProblem[],
): Record<string, string> {
  const using: Record<string, string> = {};
  for (const [name, reference] of Object.entries((config.usingComponents as Record<string, string>) ?? {})) {
    const target = files.resolve(path, reference, ['.json']);
    if (target) using[name] = `/${target}`;
    else {
      const file = `${path}.json`;
      const line = lineOfString(files.text(file) ?? '', name);
      problems.push({ file, line, message: `component "${name}" is not found at ${reference}` });
    }
  }
  return using;
}

function addUnit(collector: Collector, path: string, page: boolean, namedBy: string): void {
  const { files, problems, units } = collector;
  const known = units.get(path);
  if (known) {
    known.page ||= page;
    return;
  }
  const config: Record<string, unknown> = readJson(files, `${path}.json`, problems) ?? {};
  const script = scriptEndings.map((ending) => path + ending).find((file) => files.exists(file));
  const nowhere = (what: string) => {
    const line = lineOfString(files.text(namedBy) ?? '', path);
    problems.push({ file: namedBy, line, message: `"${path}" has no ${what}` });
  };
  if (!files.exists(`${path}.wxml`)) nowhere('.wxml');
  if (!script) nowhere('.ts or .js');
  const own = usingOf(files, path, config, problems);
  const globals = files.fromPackage(path) ? {} : collector.globals;
  config.usingComponents = { ...globals, ...own };
  config.componentGenerics = resolvedGenerics(files, path, config.componentGenerics);
  const uses = [
    ...Object.values(config.usingComponents as Record<string, string>),
    ...genericDefaults(config.componentGenerics),
  ].map((target) => target.slice(1));
  const unit = { path, page, fromPackage: files.fromPackage(path), config, uses, script: script ?? '' };
  units.set(path, unit);
  for (const target of uses) addUnit(collector, target, false, `${path}.json`);
}

function resolvedGenerics(files: ProgramFiles, path: string, generics: unknown): unknown {
  if (typeof generics !== 'object' || generics === null) return generics;
  return Object.fromEntries(
    Object.entries(generics).map(([name, value]: [string, { default?: string } | true]) => {
      const target = value === true ? undefined : files.resolve(path, value.default ?? '', ['.json']);
      return [name, target ? { default: `/${target}` } : true];
    }),
  );
}

function genericDefaults(generics: unknown): string[] {
  if (typeof generics !== 'object' || generics === null) return [];
  return Object.values(generics as Record<string, { default?: string } | true>).flatMap((value) =>
    value !== true && value.default ? [value.default] : [],
  );
}
