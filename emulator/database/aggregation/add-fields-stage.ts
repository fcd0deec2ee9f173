// `$addFields` and `$set`: mingo puts a whole object where MongoDB adds to one, and does not enter lists.
import { isPlainObject } from '../field-path';
import { evaluate } from './expression';

type Fields = Readonly<Record<string, unknown>>;
interface Lazily {
  map(change: (document: Fields) => unknown): unknown;
}

const isOperation = (value: Fields) => Object.keys(value).some((name) => name.startsWith('$'));

/** The paths that are written, each with its expression: an object that is no operator stands for the paths within it. */
function pathsOf(operand: Fields, before: readonly string[] = []): [path: string[], expression: unknown][] {
  return Object.entries(operand).flatMap(([name, value]): [string[], unknown][] => {
    const path = [...before, ...name.split('.')];
    const goesOn = isPlainObject(value) && !isOperation(value) && Object.keys(value).length > 0;
    return goesOn ? pathsOf(value, path) : [[path, value]];
  });
}

/** The holder with a value at a path: in each element of a list on the way; what is no object becomes one. */
function written(holder: unknown, [part, ...further]: readonly string[], value: unknown): unknown {
  if (part === undefined) return value;
  if (Array.isArray(holder)) return holder.map((item) => written(item, [part, ...further], value));
  const fields = isPlainObject(holder) ? holder : {};
  const next = written(Object.hasOwn(fields, part) ? fields[part] : undefined, further, value);
  const { [part]: _, ...others } = fields;
  return next === undefined ? others : { ...fields, [part]: next };
}

export const addFieldsStage = (documents: unknown, operand: unknown, options: never): unknown => {
  const paths = pathsOf(operand as Fields);
  return (documents as Lazily).map((document) =>
    paths
      .map(([path, expression]) => [path, evaluate(document, expression, options)] as const)
      .reduce<unknown>((result, [path, value]) => written(result, path, value), document),
  );
};
