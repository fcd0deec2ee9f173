import { dirname, posix } from 'node:path';
import ts from 'typescript';

/** What one file of a mini program names, as written there. */
export interface References {
  /** `import`, `export … from` and `require` of scripts that remain at run time. */
  scripts: string[];
  /** `import`, `include` and `wxs` of templates. */
  templates: string[];
  /** `@import` of style sheets. */
  styles: string[];
}

/** Reads what a script, template or style sheet refers to; empty for any other file. */
export function referencesOf(path: string, source: string): References {
  const none: References = { scripts: [], templates: [], styles: [] };
  if (/\.(ts|js)$/.test(path)) return { ...none, scripts: scriptImports(source, path) };
  if (path.endsWith('.wxs')) return { ...none, templates: matches(source, /require\(\s*["']([^"']+)["']/g) };
  if (path.endsWith('.wxml'))
    return {
      ...none,
      templates: matches(source, /<(?:import|include|wxs)\b[^>]*?\bsrc\s*=\s*["']([^"']+)["']/g),
    };
  if (path.endsWith('.wxss')) return { ...none, styles: matches(source, /@import\s*["']([^"']+)["']/g) };
  return none;
}

/** Imports that survive compilation: those of types alone are erased. */
function scriptImports(source: string, path: string): string[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, false);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      if (!isTypeOnly(node)) found.push(node.moduleSpecifier.text);
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier && !node.isTypeOnly) {
      if (ts.isStringLiteral(node.moduleSpecifier)) found.push(node.moduleSpecifier.text);
    } else if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
      const [argument] = node.arguments;
      if (node.expression.text === 'require' && argument && ts.isStringLiteral(argument))
        found.push(argument.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function isTypeOnly(node: ts.ImportDeclaration): boolean {
  const clause = node.importClause;
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const bindings = clause.namedBindings;
  return (
    !clause.name &&
    bindings !== undefined &&
    ts.isNamedImports(bindings) &&
    bindings.elements.length > 0 &&
    bindings.elements.every((element) => element.isTypeOnly)
  );
}

function matches(source: string, pattern: RegExp): string[] {
  return [...source.matchAll(pattern)].map((match) => match[1] as string);
}

/** The path that `reference` means in `file`; both relative to the mini program's root, with `/`. */
export function resolveReference(file: string, reference: string): string {
  return reference.startsWith('/')
    ? posix.normalize(reference.slice(1))
    : posix.normalize(posix.join(dirname(file), reference));
}
