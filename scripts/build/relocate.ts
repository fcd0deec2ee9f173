import { dirname, posix } from 'node:path';
import ts from 'typescript';

/** Who imports whom among the scripts of a program: file → files. */
export type ScriptGraph = ReadonlyMap<string, readonly string[]>;

/**
 * Scripts outside every sub-package that only one sub-package reaches: they weigh on the first start and belong with their users
 * (WeChat's code-quality check `CONTAINS_OTHER_PKG_JS`).
 * @param graph all scripts with what they import
 * @param roots folders of the sub-packages
 * @returns old path → path inside the sub-package
 */
export function relocations(graph: ScriptGraph, roots: readonly string[]): Map<string, string> {
  const packageOf = (file: string): string =>
    roots.find((root) => file.startsWith(`${root.replace(/\/$/, '')}/`)) ?? '';
  const reachedFrom = new Map<string, Set<string>>();
  const imported = new Set([...graph.values()].flat());
  const mark = (file: string, by: string): void => {
    const seen = reachedFrom.get(file) ?? new Set();
    if (seen.has(by)) return;
    seen.add(by);
    reachedFrom.set(file, seen);
    for (const next of graph.get(file) ?? []) mark(next, packageOf(next) || by);
  };
  // What nothing imports is a page, a component or the program itself: it stays, and its imports count for its package.
  for (const file of graph.keys()) if (packageOf(file) || !imported.has(file)) mark(file, packageOf(file));
  const moved = new Map<string, string>();
  for (const [file, by] of reachedFrom) {
    const [only] = by;
    if (by.size === 1 && only && !packageOf(file)) moved.set(file, posix.join(only, file));
  }
  return moved;
}

/**
 * Rewrites the relative imports of a script for new places of itself and of what it imports.
 * @param code text of the script
 * @param from its old path and `to` its new one
 * @param target old path that a specifier means, if it is a file of the program
 */
export function rewriteImports(
  code: string,
  move: {
    from: string;
    moved: ReadonlyMap<string, string>;
    target: (specifier: string) => string | undefined;
  },
): string {
  const here = move.moved.get(move.from) ?? move.from;
  const source = ts.createSourceFile('script.js', code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const edits: { start: number; end: number; text: string }[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    const target = specifier && move.target(specifier.text);
    if (target && (move.moved.has(target) || here !== move.from)) {
      const there = (move.moved.get(target) ?? target).replace(/\.(ts|js)$/, '');
      const path = posix.relative(dirname(here), there);
      edits.push({
        start: specifier.getStart(),
        end: specifier.end,
        text: JSON.stringify(path.startsWith('.') ? path : `./${path}`),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return edits
    .reverse()
    .reduce((text, { start, end, text: next }) => text.slice(0, start) + next + text.slice(end), code);
}

function specifierOf(node: ts.Node): ts.StringLiteral | undefined {
  let found: ts.Node | undefined;
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) found = node.moduleSpecifier;
  else if (ts.isCallExpression(node) && node.expression.getText() === 'require') found = node.arguments[0];
  return found && ts.isStringLiteral(found) ? found : undefined;
}
