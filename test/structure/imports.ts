import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';
import { read, root, sourceFiles } from './source-files';

/** One reference from a file to another or to a package. */
export interface Import {
  from: string;
  /** As written. */
  specifier: string;
  /** File that is meant, relative to the root; undefined for packages. */
  file?: string;
  /** True when nothing of it remains at run time. */
  typeOnly: boolean;
  line: number;
}

/** All imports of the repository's scripts, read by the TypeScript compiler: `import`, `export from`, `import()`, `require()`, `import('…')` types. */
export function allImports(): Import[] {
  return sourceFiles()
    .filter((file) => /\.(ts|js|mjs|cjs)$/.test(file))
    .flatMap((file) => importsOf(file, read(file)));
}

/** Imports of one file's text. */
export function importsOf(from: string, text: string): Import[] {
  const source = ts.createSourceFile(from, text, ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const add = (node: ts.Node, specifier: ts.Node | undefined, typeOnly: boolean): void => {
    if (!specifier || !ts.isStringLiteralLike(specifier)) return;
    const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    const file = resolve(from, specifier.text);
    found.push({ from, specifier: specifier.text, ...(file ? { file } : {}), typeOnly, line });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, isTypeOnly(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node, node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node, node.argument.literal, true);
    else if (ts.isImportEqualsDeclaration(node) && ts.isExternalModuleReference(node.moduleReference))
      add(node, node.moduleReference.expression, node.isTypeOnly);
    else if (ts.isCallExpression(node) && isLoader(node.expression)) add(node, node.arguments[0], false);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function isLoader(callee: ts.Expression): boolean {
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
  return /^(require(\.(resolve|async))?|jest\.(mock|requireActual))$/.test(callee.getText());
}

/** `import type`, or only `type` names in braces. An import for its effects alone is none of types. */
function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const bindings = clause.namedBindings;
  if (clause.name || !bindings || !ts.isNamedImports(bindings)) return false;
  return bindings.elements.length > 0 && bindings.elements.every((element) => element.isTypeOnly);
}

function resolve(from: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const base = posix.join(posix.dirname(from), specifier);
  const candidates = [base, `${base}.ts`, `${base}.js`, `${base}/index.ts`, `${base}/index.js`];
  return candidates.find((file) => /\.\w+$/.test(file) && existsSync(join(root, file))) ?? base;
}
