import ts from 'typescript';

/**
 * Makes the requires of a compiled CommonJS file lazy, so that loading it loads nothing that is not used yet.
 *
 * Compilers emit `const x_1 = require("y")` (also through `__importDefault`, `__importStar`, or webpack's `__webpack_require__`)
 * and then only ever read `x_1.name`. The declaration becomes a memoized function and each reading a call of it:
 * `x_1().name`. A variable is left alone when that could change what the program means: it is assigned, exported by declaration, or
 * its name is declared again in an inner scope.
 *
 * @param source text of a CommonJS module
 * @returns the text with lazy requires; line numbers stay the same
 */
export function makeRequiresLazy(source: string): string {
  const file = ts.createSourceFile('module.js', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const candidates: Candidate[] = [];
  collectCandidates(file, file, candidates);
  const edits: Edit[] = [];
  for (const candidate of candidates) {
    const uses = usesOf(candidate);
    if (!uses || uses.length === 0) continue;
    const { name, declaration, initializer } = candidate;
    const value = initializer.getText(file);
    edits.push({
      start: declaration.getStart(file),
      end: declaration.end,
      text: `${name}=()=>${name}$v===void 0?(${name}$v=${value}):${name}$v,${name}$v`,
    });
    for (const use of uses) {
      const text = ts.isShorthandPropertyAssignment(use.parent) ? `${name}:${name}()` : `(${name}())`;
      edits.push({ start: use.getStart(file), end: use.end, text });
    }
  }
  return applyEdits(source, edits, candidates);
}

interface Candidate {
  name: string;
  scope: ts.Node;
  statement: ts.VariableStatement;
  declaration: ts.VariableDeclaration;
  initializer: ts.Expression;
}

interface Edit {
  start: number;
  end: number;
  text: string;
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

/** Every reading of the variable in its scope, or undefined when it cannot be made lazy. */
function usesOf(candidate: Candidate): ts.Identifier[] | undefined {
  const uses: ts.Identifier[] = [];
  let refused = false;
  const visit = (node: ts.Node): void => {
    if (refused) return;
    if (ts.isIdentifier(node) && node.text === candidate.name && node !== candidate.declaration.name) {
      if (isPropertyName(node)) return;
      if (isDeclared(node) || isAssigned(node)) refused = true;
      else uses.push(node);
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(candidate.scope);
  return refused ? undefined : uses;
}

function isPropertyName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent) || ts.isPropertyDeclaration(parent))
    return parent.name === node;
  if (ts.isGetAccessor(parent) || ts.isSetAccessor(parent)) return parent.name === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node;
  return ts.isLabeledStatement(parent) || ts.isBreakOrContinueStatement(parent);
}

function isDeclared(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent))
    return parent.name === node;
  return (
    (ts.isFunctionDeclaration(parent) ||
      ts.isFunctionExpression(parent) ||
      ts.isClassDeclaration(parent) ||
      ts.isClassExpression(parent)) &&
    parent.name === node
  );
}

function isAssigned(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent) && parent.left === node)
    return (
      parent.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
      parent.operatorToken.kind <= ts.SyntaxKind.LastAssignment
    );
  if (ts.isPrefixUnaryExpression(parent) || ts.isPostfixUnaryExpression(parent))
    return (
      parent.operator === ts.SyntaxKind.PlusPlusToken || parent.operator === ts.SyntaxKind.MinusMinusToken
    );
  return ts.isForInStatement(parent) || ts.isForOfStatement(parent);
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
  edits.sort((a, b) => a.start - b.start);
  let at = 0;
  let out = '';
  for (const edit of edits) {
    out += source.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return out + source.slice(at);
}
