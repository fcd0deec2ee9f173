import ts from 'typescript';
import { readingsOf } from './identifier-readings';
import type { Edit } from './text-edits';

/**
 * Makes tables lazy that would load every package they name, while one entry is looked up at a time: `var t = { k: a_1.B }` at
 * the top of a module becomes `var t = { get k() { return a_1.B; } }`. Only where nothing but lookups (`t[key]`, `t.k`) ever sees the
 * table, so that nobody can write to it or hold it.
 * @param lazy readings of packages that have been made lazy; what else an entry says stays as it is
 */
export function tableEdits(file: ts.SourceFile, lazy: ReadonlySet<ts.Identifier>): Edit[] {
  const edits: Edit[] = [];
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    for (const declaration of statement.declarationList.declarations) {
      const { initializer } = declaration;
      if (!initializer || !ts.isObjectLiteralExpression(initializer)) continue;
      if (!ts.isIdentifier(declaration.name) || !isOnlyLookedUp(declaration, file)) continue;
      for (const entry of initializer.properties) if (isLazy(entry, lazy)) edits.push(...getter(entry, file));
    }
  }
  return edits;
}

type Entry = ts.PropertyAssignment & { initializer: ts.PropertyAccessExpression };

function isLazy(entry: ts.ObjectLiteralElementLike, lazy: ReadonlySet<ts.Identifier>): entry is Entry {
  if (!ts.isPropertyAssignment(entry) || ts.isComputedPropertyName(entry.name)) return false;
  const { initializer } = entry;
  return (
    ts.isPropertyAccessExpression(initializer) &&
    ts.isIdentifier(initializer.expression) &&
    lazy.has(initializer.expression)
  );
}

function isOnlyLookedUp(declaration: ts.VariableDeclaration, file: ts.SourceFile): boolean {
  const readings = readingsOf(declaration, file);
  return readings?.every((reading) => isLookup(reading)) ?? false;
}

/** `t[key]` or `t.k` as the value of a variable, an answer, or on the way to one of its own properties. */
function isLookup(reading: ts.Identifier): boolean {
  const access = reading.parent;
  if (!ts.isElementAccessExpression(access) && !ts.isPropertyAccessExpression(access)) return false;
  const { parent } = access;
  if (access.expression !== reading) return false;
  return (
    ts.isVariableDeclaration(parent) || ts.isReturnStatement(parent) || ts.isPropertyAccessExpression(parent)
  );
}

function getter(entry: Entry, file: ts.SourceFile): Edit[] {
  const { name, initializer } = entry;
  return [
    {
      start: entry.getStart(file),
      end: initializer.getStart(file),
      text: `get ${name.getText(file)}(){return `,
    },
    { start: initializer.end, end: initializer.end, text: '}' },
  ];
}
