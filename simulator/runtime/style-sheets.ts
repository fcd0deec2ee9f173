import { prefixMark, scopeMark } from '../compile/style-marks';
import type { CompiledParts } from './compiled';

/** Puts stylesheets into the document's head: app, then components in order of use, then pages. */
export class StyleSheets {
  private readonly done = new Set<string>();
  private readonly ends: Record<'app' | 'component' | 'page', Comment>;

  constructor(private readonly parts: CompiledParts) {
    const end = (name: string) => document.head.appendChild(document.createComment(name));
    this.ends = { app: end('app.wxss'), component: end('components'), page: end('pages') };
  }

  app(): void {
    this.add('app', 'app', '');
  }

  page(path: string, prefix: string): void {
    this.add(path, 'page', prefix);
  }

  /** @param prefix the component's style scope; empty when its styles are shared with everyone */
  component(path: string, prefix: string, scope: string): void {
    this.add(path, 'component', prefix, scope);
  }

  private add(path: string, kind: 'app' | 'component' | 'page', prefix: string, scope = prefix): void {
    if (this.done.has(path)) return;
    this.done.add(path);
    const texts: string[] = [];
    for (const index of this.parts.styles[path] ?? []) {
      const chunk = this.parts.chunks[index];
      if (!chunk) continue;
      if (chunk.open !== '' && !this.done.has(`chunk ${index}`)) {
        this.done.add(`chunk ${index}`);
        texts.push(chunk.open);
      }
      const mark = prefix === '' ? '' : `${prefix}--`;
      if (chunk.scoped !== '')
        texts.push(chunk.scoped.replaceAll(prefixMark, mark).replaceAll(scopeMark, scope));
    }
    if (texts.length === 0) return;
    const style = document.createElement('style');
    style.dataset.source = `${path}.wxss`;
    style.textContent = texts.join('\n');
    this.ends[kind].before(style);
  }
}
