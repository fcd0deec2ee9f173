import { inflateSync } from 'node:zlib';

/** What a reader of PDF takes out of a document, with no tool beside this file: text by the fonts' own ToUnicode tables, page by page. */
export function textOf(pdf: Buffer): string[] {
  const objects = objectsOf(pdf);
  const pages: string[] = [];
  for (const body of objects.values()) {
    if (!/\/Type \/Page\b(?!s)/.test(body.head)) continue;
    const content = objects.get(Number(/\/Contents (\d+) 0 R/.exec(body.head)?.[1]));
    const resources = objects.get(Number(/\/Resources (\d+) 0 R/.exec(body.head)?.[1]))?.head ?? body.head;
    const tables = new Map<string, Map<number, string>>();
    for (const [, name, id] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const font = objects.get(Number(id))?.head ?? '';
      const table = objects.get(Number(/\/ToUnicode (\d+) 0 R/.exec(font)?.[1]))?.stream ?? '';
      tables.set(name as string, mapOf(table));
    }
    pages.push(shownIn(content?.stream ?? '', tables));
  }
  return pages;
}

type Body = { head: string; stream: string };

function objectsOf(pdf: Buffer): Map<number, Body> {
  const text = pdf.toString('latin1');
  const objects = new Map<number, Body>();
  for (const match of text.matchAll(/(\d+) 0 obj\n/g)) {
    const from = match.index + match[0].length;
    const until = text.indexOf('\nendobj', from);
    const whole = text.slice(from, until);
    const at = whole.indexOf('stream\n');
    const raw = at < 0 ? '' : whole.slice(at + 7, whole.lastIndexOf('\nendstream'));
    const packed = /\/Filter \/FlateDecode/.test(whole.slice(0, at < 0 ? 0 : at));
    const stream = packed ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1') : raw;
    objects.set(Number(match[1]), { head: at < 0 ? whole : whole.slice(0, at), stream });
  }
  return objects;
}

const letters = (hex: string) => Buffer.from(hex.replace(/\s/g, ''), 'hex').swap16().toString('utf16le');

function mapOf(table: string): Map<number, string> {
  const map = new Map<number, string>();
  for (const [, body = ''] of table.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
    for (const [, from = '', , list = ''] of body.matchAll(/<(\w+)> <(\w+)> \[([^\]]*)\]/g))
      for (const [at, [, hex = '']] of [...list.matchAll(/<([\w ]+)>/g)].entries())
        map.set(Number.parseInt(from, 16) + at, letters(hex));
  }
  return map;
}

function shownIn(content: string, tables: Map<string, Map<number, string>>): string {
  let font = new Map<number, string>();
  let out = '';
  for (const [, name, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (name !== undefined) font = tables.get(name) ?? new Map();
    for (const [, hex = ''] of (shown ?? '').matchAll(/<(\w+)>/g))
      for (let at = 0; at < hex.length; at += 4)
        out += font.get(Number.parseInt(hex.slice(at, at + 4), 16)) ?? '';
  }
  return out;
}
