import { dirname, posix } from 'node:path';
import ts from 'typescript';

/** Who imports whom among the scripts of a program: file → files. */
export type ScriptGraph = ReadonlyMap<string, readonly string[]>;

/** Scripts that move: old path → its path inside each sub-package that reaches it. */
export type Moved = ReadonlyMap<string, readonly string[]>;

/**
 * Scripts outside every sub-package that only sub-packages reach: they weigh on the first start and belong with their users (WeChat's
 * code-quality check `CONTAINS_OTHER_PKG_JS`). One that several reach is copied into each, since a sub-package sees no other: such a
 * script may keep no state of its own.
 * @param graph all scripts with what they import
 * @param roots folders of the sub-packages
 */
export function relocations(graph: ScriptGraph, roots: readonly string[]): Moved {
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
  const moved = new Map<string, string[]>();
  for (const [file, by] of reachedFrom) {
    if (packageOf(file) || by.has('')) continue;
    moved.set(
      file,
      [...by].map((root) => posix.join(root, file)),
    );
  }
  return moved;
}

/**
 * Rewrites the relative imports of a script for new places of itself and of what it imports.
 * @param code text of the script
 * @param move.from its old path, and `to` the one that is written
 * @param move.target old path that a specifier means, if it is a file of the program
 */
export function rewriteImports(
  code: string,
  move: {
    from: string;
    to: string;
    moved: Moved;
    target: (specifier: string) => string | undefined;
  },
): string {
  /** A copy beside this script: `packages/a/` + old path for a script under `packages/a/`. */
  const placeOf = (file: string): string =>
    move.moved.get(file)?.find((place) => move.to.startsWith(place.slice(0, place.length - file.length))) ??
    file;
  const source = ts.createSourceFile('script.js', code, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const edits: { start: number; end: number; text: string }[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    const target = specifier && move.target(specifier.text);
    if (target && (move.moved.has(target) || move.to !== move.from)) {
      const there = placeOf(target).replace(/\.(ts|js)$/, '');
      const path = posix.relative(dirname(move.to), there);
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
