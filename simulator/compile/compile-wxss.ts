import { posix } from 'node:path';
import postcss, { type AtRule, CssSyntaxError, type Root, type Rule } from 'postcss';
import selectorParser from 'postcss-selector-parser';
import type { CompileProblem } from './build-phone';
import type { ProgramFiles } from './program-files';
import { prefixMark, scopeMark } from './style-marks';
import { switchMediaQueries } from './style-media';
import { phoneUnits } from './style-values';

/** What one wxss file contributes, imports excluded. */
export interface StyleChunk {
  /** Rules that speak of no class or id: the same for every component that imports the file, put in once. */
  open: string;
  /** Rules with {@link prefixMark}s. */
  scoped: string;
}

export type StyleOwner = 'app' | 'page' | 'component';

/**
 * Compiles wxss files and keeps what did not change. Each file becomes a {@link StyleChunk}; a unit's style is the list of its
 * chunks in order of import.
 *
 * - rpx, vh, vw: see style-values.ts; media queries of theme and motion: see style-media.ts
 * - `view` → `wx-view` (how the runtime names elements), `page` → `wx-page`, `:host` → `[wx-host="<scope>"]`
 * - a page's rules hold below `[data-route="<page>"]`, without weight (`:where`)
 */
export class StyleCompiler {
  private readonly known = new Map<
    string,
    {
      stamp: string;
      chunk: StyleChunk;
      imports: string[];
      errors: CompileProblem[];
      warnings: CompileProblem[];
    }
  >();

  constructor(
    private readonly files: ProgramFiles,
    private readonly errors: CompileProblem[],
    private readonly warnings: CompileProblem[],
  ) {}

  /** Chunk keys of a unit's stylesheet, imports first; empty when it has none. */
  unit(path: string, owner: StyleOwner, chunks: Map<string, StyleChunk>): string[] {
    const keys: string[] = [];
    this.add(`${path}.wxss`, owner === 'page' ? path : '', owner, chunks, keys);
    return keys;
  }

  private add(
    file: string,
    route: string,
    owner: StyleOwner,
    chunks: Map<string, StyleChunk>,
    keys: string[],
  ) {
    const key = `${owner}:${route}:${file}`;
    if (keys.includes(key)) return;
    const stamp = this.files.stamp(file);
    if (stamp === '') return;
    let entry = this.known.get(key);
    if (entry?.stamp !== stamp) {
      entry = { stamp, ...this.compile(file, route, owner) };
      this.known.set(key, entry);
    }
    this.errors.push(...entry.errors);
    this.warnings.push(...entry.warnings);
    for (const imported of entry.imports) this.add(imported, route, owner, chunks, keys);
    keys.push(key);
    chunks.set(key, entry.chunk);
  }

  private compile(file: string, route: string, owner: StyleOwner) {
    const errors: CompileProblem[] = [];
    const warnings: CompileProblem[] = [];
    const imports: string[] = [];
    const result = (chunk: StyleChunk) => ({ chunk, imports, errors, warnings });
    let root: Root;
    try {
      root = postcss.parse(this.files.text(file) ?? '', { from: file });
    } catch (error) {
      if (!(error instanceof CssSyntaxError)) throw error;
      errors.push({ file, line: error.line ?? 1, message: error.reason });
      return result({ open: '', scoped: '' });
    }
    root.walkAtRules('import', (rule) => this.takeImport(file, rule, imports, errors));
    root.walkComments((comment) => {
      comment.remove();
    });
    root.walkDecls((declaration) => {
      declaration.value = this.localAddresses(
        file,
        phoneUnits(declaration.value),
        declaration.source?.start?.line ?? 1,
        errors,
      );
    });
    const tell = (line: number, message: string) => {
      if (owner === 'component' && !this.files.fromPackage(file)) warnings.push({ file, line, message });
    };
    root.walkRules((rule) => rewriteSelectors(rule, route, tell, errors, file));
    switchMediaQueries(root);
    return result(owner === 'component' ? splitOpenRules(root) : { open: '', scoped: root.toString() });
  }

  private takeImport(file: string, rule: AtRule, imports: string[], errors: CompileProblem[]): void {
    const reference = /^\s*(?:url\(\s*)?['"]?([^'")]+)/.exec(rule.params)?.[1] ?? '';
    const target = this.files.resolve(file, reference, ['', '.wxss']);
    if (target) imports.push(this.files.exists(target) ? target : `${target}.wxss`);
    else
      errors.push({
        file,
        line: rule.source?.start?.line ?? 1,
        message: `imports "${reference}", which is not there`,
      });
    rule.remove();
  }

  private localAddresses(file: string, value: string, line: number, errors: CompileProblem[]): string {
    if (!value.includes('url(')) return value;
    // In quotes an address may hold brackets and the other quotes: a drawing in a data address does.
    const addresses = /url\(\s*(?:"([^"]+)"|'([^']+)'|([^'")]+))\s*\)/g;
    return value.replace(addresses, (whole, double?: string, single?: string, bare?: string) => {
      const address = double ?? single ?? bare ?? '';
      if (/^(?:[a-z]+:|\/\/|#)/i.test(address)) return whole;
      if (!this.files.fromPackage(file)) {
        errors.push({
          file,
          line,
          message: `"${address}": a phone takes no local file in wxss; use <image>, base64 or a network address`,
        });
      }
      const path = address.startsWith('/') ? address.slice(1) : posix.join(posix.dirname(file), address);
      return `url("/program/${path}")`;
    });
  }
}

function rewriteSelectors(
  rule: Rule,
  route: string,
  tell: (line: number, message: string) => void,
  errors: CompileProblem[],
  file: string,
): void {
  if (/keyframes$/i.test((rule.parent as AtRule | undefined)?.name ?? '')) return;
  const line = rule.source?.start?.line ?? 1;
  const rewrite = selectorParser((selectors) => {
    selectors.walk((node) => {
      if (node.type === 'class' || node.type === 'id') {
        const sign = node.type === 'class' ? '.' : '#';
        const escaped = node.toString().trim().slice(1);
        node.replaceWith(
          selectorParser.tag({ value: `${sign}${prefixMark}${escaped}`, spaces: node.spaces }),
        );
      } else if (node.type === 'tag' && !node.value.startsWith('.') && !node.value.startsWith('#')) {
        if (/^(from|to|html|body|\d.*)$/i.test(node.value)) return;
        if (node.value !== 'page')
          tell(line, `tag selectors such as "${node.value}" are not for components: use a class`);
        node.value = `wx-${node.value}`;
      } else if (node.type === 'attribute') {
        tell(line, `attribute selectors such as "${node.toString()}" are not for components: use a class`);
      } else if (node.type === 'pseudo' && node.value === ':host') {
        const inner = node.nodes.map((selector) => selector.toString()).join('');
        const innerPrefixed = inner
          .replace(/\.([\w-])/g, `.${prefixMark}$1`)
          .replaceAll(`${prefixMark}${prefixMark}`, prefixMark);
        node.replaceWith(
          selectorParser.tag({ value: `[wx-host="${scopeMark}"]${innerPrefixed}`, spaces: node.spaces }),
        );
      }
    });
  });
  try {
    const selectors = rule.selectors.map((selector) => rewrite.processSync(selector).trim());
    rule.selectors =
      route === '' ? selectors : selectors.map((selector) => `:where([data-route="${route}"]) ${selector}`);
  } catch (error) {
    errors.push({ file, line, message: error instanceof Error ? error.message : String(error) });
  }
}

function splitOpenRules(root: Root): StyleChunk {
  const open = root.clone();
  const marked = (text: string) => text.includes(prefixMark) || text.includes(scopeMark);
  const keep = (tree: Root, wanted: (selector: string) => boolean, atRules: boolean) => {
    tree.walkRules((rule) => {
      if (/keyframes$/i.test((rule.parent as AtRule | undefined)?.name ?? '')) return;
      const selectors = rule.selectors.filter(wanted);
      if (selectors.length === 0) rule.remove();
      else rule.selectors = selectors;
    });
    tree.walkAtRules((rule) => {
      const isOpen = /keyframes$|^font-face$|^charset$|^property$/i.test(rule.name);
      if (isOpen ? !atRules : (rule.nodes?.length ?? 0) === 0) rule.remove();
    });
    return tree.toString();
  };
  return {
    open: keep(open, (selector) => !marked(selector), true),
    scoped: keep(root, marked, false),
  };
}
