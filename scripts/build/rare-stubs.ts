import { createRequire } from 'node:module';

/**
 * How a rare package is met before it is needed:
 * `plain` – only through requires that are lazy already;
 * `named` – imported by our own modules, by name or as the default; nothing of it may be used while they load;
 * `factory` – called at once for an object (`json-bigint`) whose methods are needed later;
 * `client` – `generateHTTPClient(…)` is called by every `init` for an object whose properties are hardly ever read.
 */
export type RareKind = 'plain' | 'named' | 'factory' | 'client';

/**
 * What a package exports by name; asked of its CommonJS entry, whichever the bundle takes.
 * @param from a file that imports it
 */
export const namesOf = (name: string, from: string): string[] =>
  Object.keys(createRequire(from)(name) as object).filter((one) => one !== 'default');

/**
 * Source of the CommonJS module that stands for a rare package until it is used.
 * @param file where the package itself lies, as the bundle requires it
 * @param names for `named`: what it exports
 */
export function rareStub(kind: RareKind, file: string, names: readonly string[]): string {
  const required = `require(${JSON.stringify(file)})`;
  if (kind === 'plain') return `module.exports=${required};`;
  const load = `const load=()=>${required};`;
  if (kind === 'factory')
    return `${load}module.exports=(options)=>{let made;const get=()=>made||(made=load()(options));return{parse:(...a)=>get().parse(...a),stringify:(...a)=>get().stringify(...a)}};`;
  if (kind === 'client')
    return `${load}const sdk=()=>{const m=load();return m.default||m};const lazy=(make)=>{let made;return new Proxy({},{get:(_,k)=>k==="then"?undefined:(made||(made=make()))[k]})};exports.__esModule=true;exports.default={generateHTTPClient:(...a)=>lazy(()=>sdk().generateHTTPClient(...a)),generateMySQLClient:(...a)=>sdk().generateMySQLClient(...a)};`;
  const getter = (name: string, value: string): string =>
    `Object.defineProperty(exports,${JSON.stringify(name)},{enumerable:true,get:()=>${value}});`;
  const whole = getter('default', '{const m=load();return m.__esModule?m.default:m}');
  const each = names.map((name) => getter(name, `load()[${JSON.stringify(name)}]`));
  return `${load}Object.defineProperty(exports,"__esModule",{value:true});${whole}${each.join('')}`;
}
