import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Route } from '../server/route';

const FOLDER = join('emulator', 'inspector', 'page');
/** Only what the page itself is made of: nothing from elsewhere runs in it. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'";

/** Works from a bundled command and from jest alike. */
function pageFolder(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, FOLDER, 'index.html'))) return join(folder, FOLDER);
    if (dirname(folder) === folder) throw new Error(`${FOLDER} was not found above ${__dirname}.`);
  }
}

function file(name: string, type: string): Route {
  return async (_world, _request, response) => {
    response.writeHead(200, {
      'content-type': `${type}; charset=utf-8`,
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    response.end(readFileSync(join(pageFolder(), name)));
  };
}

/** The inspector: a page that shows what the control requests answer. */
export const PAGE_ROUTES: Readonly<Record<string, Route>> = {
  'GET /inspector': file('index.html', 'text/html'),
  'GET /inspector/style.css': file('style.css', 'text/css'),
  'GET /inspector/script.js': file('script.js', 'text/javascript'),
  'GET /inspector/parts.js': file('parts.js', 'text/javascript'),
  'GET /inspector/kept-parts.js': file('kept-parts.js', 'text/javascript'),
  'GET /inspector/draw.js': file('draw.js', 'text/javascript'),
};
