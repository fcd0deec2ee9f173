import ts from 'typescript';

/** Every reading of a variable in its scope; undefined when it is assigned, or its name is declared again further inside. */
export function readingsOf(declaration: ts.VariableDeclaration, scope: ts.Node): ts.Identifier[] | undefined {
  const name = (declaration.name as ts.Identifier).text;
  const uses: ts.Identifier[] = [];
  let refused = false;
  const visit = (node: ts.Node): void => {
    if (refused) return;
    if (ts.isIdentifier(node) && node.text === name && node !== declaration.name) {
      if (isPropertyName(node)) return;
      if (isDeclared(node) || isAssigned(node)) refused = true;
      else uses.push(node);
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(scope);
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
