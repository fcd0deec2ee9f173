import { join } from 'node:path';
import { repositoryRoot } from '../root';
import { takeOutModule } from './webpack-modules';

/**
 * What is rewritten in the SDK's files on their way into a bundle, because every cold start pays for it and no answer depends on it. Each
 * rewrite keeps the meaning and is tested in `test/build`; it fails the build when the SDK no longer has what it rewrites: then
 * somebody has to look.
 */
interface Rewrite {
  file: RegExp;
  apply(source: string, path: string): string;
}

/** The messages of WeChat's server API, half of `wx-server-sdk`, are in a file of their own until the first `openapi` call. */
const openapiMessages = './src/protobuf/openapi.js';

const rewrites: readonly Rewrite[] = [
  {
    file: /\/wx-server-sdk\/index\.js$/,
    apply: (source, path) =>
      takeOutModule(source, openapiMessages, requireOf(modulePath(path, openapiMessages))).rest,
  },
  {
    // Signed names are sorted without a collator where the order is the same.
    file: /\/@cloudbase\/signature-nodejs\/lib\/keyvalue\.js$/,
    apply: (source) => {
      const sorted = replaceOnce(
        source,
        'l.toString().localeCompare(r)',
        'order_1.compareKeys(l.toString(), r)',
      );
      return `${sorted}\nconst order_1 = ${requireOf(join(repositoryRoot(), 'scripts', 'build', 'key-order.ts'))};\n`;
    },
  },
  {
    // bson's main module gives EJSON away as it gets it from this one; the rest of it allocates 17 MB for what is not used.
    file: /\/@cloudbase\/database\/dist\/commonjs\/.*\.js$/,
    apply: (source) =>
      [...source.matchAll(/\bbson_1\b(?! = require)(\.EJSON\b)?/g)].every(([, ejson]) => ejson)
        ? source.replace('require("bson")', 'require("bson/lib/extended_json")')
        : source,
  },
];

/** The text of an SDK's file as it goes into a bundle; most stay as they are. */
export function rewritten(path: string, source: string): string {
  const unix = path.replaceAll('\\', '/');
  return rewrites.reduce((text, { file, apply }) => (file.test(unix) ? apply(text, path) : text), source);
}

/** Stands for one module of a webpack bundle, as the path of a file of its own. */
export const modulePath = (bundle: string, id: string): string => `${bundle}?${id}`;

/** Source of such a file. */
export const moduleAt = (bundle: string, id: string): string => takeOutModule(bundle, id, '').module;

const requireOf = (path: string): string => `require(${JSON.stringify(path)})`;

function replaceOnce(source: string, from: string, to: string): string {
  const parts = source.split(from);
  if (parts.length !== 2) throw new Error(`${from} is ${parts.length - 1} times in a file of the SDK.`);
  return parts.join(to);
}
