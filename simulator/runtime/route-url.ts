/** Splits `pages/a/index?x=1&y=%E4` into route and query. Values stay as they are written: WeChat does not decode them. */
export function parseUrl(url: string): { route: string; query: Record<string, string> } {
  const at = url.indexOf('?');
  const path = at < 0 ? url : url.slice(0, at);
  const query: Record<string, string> = {};
  for (const part of (at < 0 ? '' : url.slice(at + 1)).split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    if (equals < 0) query[part] = '';
    else query[part.slice(0, equals)] = part.slice(equals + 1);
  }
  return { route: path.replace(/^\//, ''), query };
}

/** Makes a url absolute: `../b/index` and `b` count from the page that is open; a leading slash from the root. */
export function absoluteUrl(url: string, openRoute: string | undefined): string {
  if (url.startsWith('/') || openRoute === undefined) return url.replace(/^\//, '');
  const [path = '', ...query] = url.split('?');
  const parts = openRoute.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return [parts.join('/'), ...query].join('?');
}
