import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { transform } from 'esbuild';
import { type Program, programFiles } from './program-files';
import { type Moved, relocations, rewriteImports } from './relocate';
import { iconsNamedIn, pruneIconSheet } from './tdesign-icons';
import { buttonLooksIn, leanTslib, namedIn, pruneButtonSheet, tslibNamesIn } from './tdesign-lean';

const tslib = /^miniprogram_npm\/tdesign-miniprogram\/miniprogram_npm\/tslib\/index\.js$/;
const pictures = /\.(png|jpe?g|gif|svg)$/;

/**
 * Writes the mini program as it is uploaded: TypeScript erased to JavaScript modules (WeChat's own compiler does the rest), only what
 * app.json reaches, npm components pruned to what is used, nothing from a CDN.
 * @param from.program folder of the sources
 * @param from.nodeModules folder in which npm components are looked for
 * @param from.out folder that is replaced
 * @returns number of files written
 */
export async function buildMiniprogram(from: {
  program: string;
  nodeModules: string;
  out: string;
}): Promise<number> {
  const program = programFiles(from);
  const { files, imports } = program;
  const graph = new Map([...imports].map(([file, targets]) => [file, [...targets.values()]]));
  const moved = relocations(graph, program.roots);
  const fresh = `${from.out}.${process.pid}.new`;
  await rm(fresh, { recursive: true, force: true });
  const used = await usedOf(files);
  for (const [name, path] of files) {
    for (const to of moved.get(name) ?? [name]) {
      const target = join(fresh, to.replace(/\.ts$/, '.js'));
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, await compiled({ from: name, to, moved }, path, used, program));
    }
  }
  const images = await picturesUnder(from.program);
  for (const path of images) {
    const target = join(fresh, relative(from.program, path));
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, await readFile(path));
  }
  await rm(from.out, { recursive: true, force: true });
  await rename(fresh, from.out);
  return files.size + images.length;
}

async function compiled(
  move: { from: string; to: string; moved: Moved },
  path: string,
  used: Used,
  { imports }: Program,
): Promise<string> {
  const name = move.from;
  const source = await readFile(path, 'utf8');
  if (tslib.test(name)) return leanTslib(dirname(path), used.tslib);
  if (/\.(ts|js)$/.test(name)) {
    const target = (specifier: string) => imports.get(name)?.get(specifier);
    return rewriteImports(await erased(name, source), { ...move, target });
  }
  if (name.endsWith('.json')) return `${JSON.stringify(JSON.parse(source))}\n`;
  if (name === 'miniprogram_npm/tdesign-miniprogram/icon/icon.wxss')
    return pruneIconSheet(source, used.icons);
  if (name === 'miniprogram_npm/tdesign-miniprogram/button/button.wxss')
    return pruneButtonSheet(source, used.looks);
  return source;
}

/** TypeScript without its types; JavaScript as it is. */
async function erased(name: string, source: string): Promise<string> {
  if (!name.endsWith('.ts')) return source;
  const options = { loader: 'ts', target: 'es2020', charset: 'utf8', sourcefile: name } as const;
  return (await transform(source, options)).code;
}

/** What of its npm packages a program uses. */
type Used = { icons: string[]; looks: string[]; tslib: string[] };

async function usedOf(files: Map<string, string>): Promise<Used> {
  const own = (name: string) => name.endsWith('.wxml') && !name.startsWith('miniprogram_npm/');
  const [icons, looks, names] = await Promise.all([
    namedIn(files, own, iconsNamedIn),
    namedIn(files, own, buttonLooksIn),
    namedIn(files, (name) => name.endsWith('.js') || name.endsWith('.ts'), tslibNamesIn),
  ]);
  return { icons, looks, tslib: names };
}

async function picturesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && pictures.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('/miniprogram_npm/'))
    .sort();
}

/** `dist/project.config.json`: the folder opens in WeChat DevTools as it is, with nothing left to pack or to compile from TypeScript. */
export function distProjectConfig(source: string): string {
  const config = JSON.parse(source) as { setting: Record<string, unknown> };
  const {
    useCompilerPlugins: _plugins,
    packNpmManually: _pack,
    packNpmRelationList: _list,
    ...setting
  } = config.setting;
  return `${JSON.stringify({ ...config, miniprogramRoot: 'miniprogram/', cloudfunctionRoot: 'cloudfunctions/', setting }, null, 2)}\n`;
}
