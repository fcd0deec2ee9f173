import ts from 'typescript';
import { readingsOf } from './identifier-readings';
import { tableEdits } from './lazy-tables';
import { type Edit, edited } from './text-edits';

/**
 * Makes the requires of a compiled CommonJS file lazy, so that loading it loads nothing that is not used yet.
 *
 * Compilers emit `const x_1 = require("y")` (also through `__importDefault`, `__importStar`, or webpack's `__webpack_require__`)
 * and then only ever read `x_1.name`. The declaration becomes a memoized function and each reading a call of it:
 * `x_1().name`. A variable is left alone when that could change what the program means: it is assigned, exported by declaration, or
 * its name is declared again in an inner scope. Tables of what such packages export become lazy too (`lazy-tables.ts`).
 *
 * @param source text of a CommonJS module
 * @returns the text with lazy requires; line numbers stay the same
 */
export function makeRequiresLazy(source: string): string {
  const file = ts.createSourceFile('module.js', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const candidates: Candidate[] = [];
  collectCandidates(file, file, candidates);
  const edits: Edit[] = [];
  const lazy = new Set<ts.Identifier>();
  for (const candidate of candidates) {
    const { name, scope, declaration, initializer } = candidate;
    const uses = readingsOf(declaration, scope);
    if (!uses || uses.length === 0) continue;
    const value = initializer.getText(file);
    edits.push({
      start: declaration.getStart(file),
      end: declaration.end,
      text: `${name}=()=>${name}$v===void 0?(${name}$v=${value}):${name}$v,${name}$v`,
    });
    for (const use of uses) {
      lazy.add(use);
      const text = ts.isShorthandPropertyAssignment(use.parent) ? `${name}:${name}()` : `(${name}())`;
      edits.push({ start: use.getStart(file), end: use.end, text });
    }
  }
  edits.push(...tableEdits(file, lazy));
  return applyEdits(source, edits, candidates);
}

interface Candidate {
  name: string;
  scope: ts.Node;
  statement: ts.VariableStatement;
  declaration: ts.VariableDeclaration;
  initializer: ts.Expression;
}

function collectCandidates(node: ts.Node, scope: ts.Node, into: Candidate[]): void {
  const inner = ts.isFunctionLike(node) ? node : scope;
  if (ts.isVariableStatement(node) && isBodyOf(node.parent, scope)) {
    for (const declaration of node.declarationList.declarations) {
      const { initializer } = declaration;
      if (ts.isIdentifier(declaration.name) && initializer && isRequire(initializer))
        into.push({ name: declaration.name.text, scope, statement: node, declaration, initializer });
    }
  }
  ts.forEachChild(node, (child) => collectCandidates(child, inner, into));
}

/** Only the top of a module (the file, or the body of one of webpack's module functions): not a require that is lazy already. */
function isBodyOf(block: ts.Node, scope: ts.Node): boolean {
  if (ts.isSourceFile(block)) return true;
  return (
    ts.isBlock(block) && block.parent === scope && ts.isFunctionExpression(scope) && isWebpackModule(scope)
  );
}

function isWebpackModule(node: ts.FunctionExpression): boolean {
  const last = node.parameters[2]?.name;
  return last !== undefined && ts.isIdentifier(last) && last.text === '__webpack_require__';
}

const wrappers = /^(__importDefault|__importStar|tslib_1\.__importDefault|tslib_1\.__importStar)$/;

function isRequire(expression: ts.Expression): boolean {
  if (!ts.isCallExpression(expression) || expression.arguments.length !== 1) return false;
  const callee = expression.expression.getText();
  const argument = expression.arguments[0] as ts.Expression;
  if (callee === 'require') return ts.isStringLiteral(argument);
  if (callee === '__webpack_require__') return ts.isNumericLiteral(argument) || ts.isStringLiteral(argument);
  return wrappers.test(callee) && isRequire(argument);
}

function applyEdits(source: string, edits: Edit[], candidates: Candidate[]): string {
  // `const` cannot declare the memo beside the function, so the statements that were edited become `var`.
  const touched = new Set(edits.map((edit) => edit.start));
  for (const { statement, declaration } of candidates) {
    if (!touched.has(declaration.getStart())) continue;
    const start = statement.declarationList.getStart();
    const keyword = source.slice(start).match(/^(const|let|var)/)?.[0];
    if (keyword && !edits.some((edit) => edit.start === start))
      edits.push({ start, end: start + keyword.length, text: 'var' });
  }
  return edited(source, edits);
}
