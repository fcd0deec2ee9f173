import ts from 'typescript';

/** A webpack bundle without one of its modules, and that module. */
export interface TakenOut {
  /** The bundle; the module's function now asks `load` for itself and runs what it is given. Line numbers change. */
  rest: string;
  /** Source of a CommonJS module that exports the module's function. */
  module: string;
}

/**
 * Takes one module out of a webpack bundle, so that it can lie in a file of its own until it is asked for. The function that runs is the same,
 * with the same arguments and `this`, at the same moment: what is outside of a module's function reaches it through its parameters alone.
 * @param source text of the bundle
 * @param id the module's name in it
 * @param load an expression that gives the module's function
 * @throws Error when the bundle has no such module, or more than one
 */
export function takeOutModule(source: string, id: string, load: string): TakenOut {
  const file = ts.createSourceFile('bundle.js', source, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const found: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && ts.isStringLiteral(node.name) && node.name.text === id)
      found.push(node.initializer);
    ts.forEachChild(node, visit);
  };
  visit(file);
  const [taken] = found;
  if (!taken || found.length > 1) throw new Error(`${id} is ${found.length} times in the webpack bundle.`);
  const start = taken.getStart(file);
  const module = source.slice(start, taken.end);
  return {
    rest: `${source.slice(0, start)}function () { (${load}).apply(this, arguments); }${source.slice(taken.end)}`,
    module: `module.exports = ${module};\n`,
  };
}
