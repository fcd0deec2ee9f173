import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import postcss from 'postcss';

/** Looks of TDesign's button that a template may ask for by name; what every program needs (base, text, block, light, round) is none of them. */
const buttonLooks = [
  'danger',
  'ghost',
  'dashed',
  'circle',
  'square',
  'size-small',
  'size-extra-small',
] as const;

/** Which of those looks a template names: on a button of its own, or anywhere inside an expression. */
export function buttonLooksIn(template: string): string[] {
  const words = new Set(template.match(/[a-z]+(?:-[a-z]+)*/g) ?? []);
  return buttonLooks.filter((look) => words.has(look.replace(/^size-/, '')));
}

/**
 * The button's style sheet without the rules that only looks nobody asks for would match.
 * @param sheet TDesign's `button.wxss`
 * @param used looks that the program's own templates name
 */
export function pruneButtonSheet(sheet: string, used: readonly string[]): string {
  const away = buttonLooks.filter((look) => !used.includes(look));
  const pattern = new RegExp(`\\.t-button--(?:${away.join('|')})(?![a-z])`);
  const root = postcss.parse(sheet);
  root.walkRules((rule) => {
    const kept = rule.selectors.filter((selector) => !pattern.test(selector));
    if (kept.length === 0) rule.remove();
    else if (kept.length < rule.selectors.length) rule.selectors = kept;
  });
  return root.toString();
}

/** TypeScript's run-time library as far as the scripts import it. */
export async function leanTslib(path: string, names: readonly string[]): Promise<string> {
  const contents = `export { ${[...new Set(names)].sort().join(', ')} } from 'tslib/tslib.es6.js'`;
  const built = await build({
    stdin: { contents, resolveDir: path, loader: 'js' },
    ...{ bundle: true, write: false, minify: true, format: 'cjs', target: 'es2017', treeShaking: true },
  });
  return built.outputFiles[0]?.text ?? '';
}

/** What a script imports from `tslib`. */
export function tslibNamesIn(script: string): string[] {
  return [...script.matchAll(/import\s*\{([^}]*)\}\s*from\s*["']tslib["']/g)].flatMap((match) =>
    (match[1] as string).split(',').map((name) => (name.trim().split(/\s+as\s+/)[0] as string).trim()),
  );
}

/** Everything of one kind that some files of a program name. */
export async function namedIn(
  files: ReadonlyMap<string, string>,
  fits: (name: string) => boolean,
  find: (source: string) => string[],
): Promise<string[]> {
  const found = new Set<string>();
  for (const [name, path] of files)
    if (fits(name)) for (const one of find(await readFile(path, 'utf8'))) found.add(one);
  return [...found];
}
