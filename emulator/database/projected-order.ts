// The order of fields in what a projection gives: MongoDB keeps that of the document, and puts after it what was worked out, in the order of
// the projection. mingo goes by the alphabet.
import { isPlainObject } from './field-path';

type Fields = Readonly<Record<string, unknown>>;

/** Whether a field of a projection is taken over as it is, or within: not worked out. */
type TakesOver = (value: unknown) => boolean;

const included = (value: unknown) => value === true || (typeof value === 'number' && value !== 0);
const isOperation = (value: Fields) => Object.keys(value).some((name) => name.startsWith('$'));

/** In a pipeline every operator is an expression. */
export const inPipeline: TakesOver = (value) =>
  included(value) || (isPlainObject(value) && !isOperation(value));
/** In a query a piece of an array stays where the array was. */
export const inQuery: TakesOver = (value) => inPipeline(value) || (isPlainObject(value) && '$slice' in value);

/** What a projection says of the fields within one of its fields: `{ 'a.b': 1 }` and `{ a: { b: 1 } }` say the same. */
function within(spec: Fields, name: string): Fields {
  const own = spec[name];
  const dotted = Object.entries(spec).filter(([path]) => path.startsWith(`${name}.`));
  return {
    ...(isPlainObject(own) && !isOperation(own) ? own : {}),
    ...Object.fromEntries(dotted.map(([path, value]) => [path.slice(name.length + 1), value])),
  };
}

/** The fields of what a projection gave, in MongoDB's order. */
export function inOrder(
  document: unknown,
  projected: Fields,
  spec: Fields,
  takesOver: TakesOver,
): Record<string, unknown> {
  const source = isPlainObject(document) ? document : {};
  const fields = [...new Set(Object.keys(spec).map((path) => path.split('.')[0] ?? path))];
  const isWorkedOut = (name: string) =>
    Object.hasOwn(spec, name) && spec[name] !== 0 && !takesOver(spec[name]);
  const names = [
    ...Object.keys(source).filter((name) => !isWorkedOut(name)),
    ...fields,
    ...Object.keys(projected),
  ];
  return Object.fromEntries(
    [...new Set(names)]
      .filter((name) => Object.hasOwn(projected, name))
      .map((name) => [name, ordered(source[name], projected[name], within(spec, name), takesOver)]),
  );
}

function ordered(source: unknown, value: unknown, spec: Fields, takesOver: TakesOver): unknown {
  // What `list.$` found has lost its place.
  if (Object.keys(spec).length === 0 || '$' in spec) return value;
  if (isPlainObject(value)) return inOrder(source, value, spec, takesOver);
  if (!Array.isArray(value)) return value;
  const sources = Array.isArray(source) ? source.filter(isPlainObject) : [];
  let next = 0;
  return value.map((item) => (isPlainObject(item) ? inOrder(sources[next++], item, spec, takesOver) : item));
}
