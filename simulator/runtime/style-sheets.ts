import { prefixMark, scopeMark } from '../compile/style-marks';
import type { CompiledParts } from './compiled';
import { confine } from './confine-rules';

/** Mark on the frame of a page that app.wxss does not reach: `page-…` style isolation, or an independent sub-package. */
export const ownStyles = 'data-own-styles';

/**
 * Puts stylesheets into the document's head: app, then components in order of use, then pages. A component's waits for its first
 * instance (a library brings a hundred kilobytes of icons that most pages never show) and then takes the place that it had.
 */
export class StyleSheets {
  private readonly done = new Set<string>();
  private confined = false;
  private readonly waiting = new Map<string, () => void>();
  private readonly ends: Record<'app' | 'component' | 'page', Comment>;

  constructor(private readonly parts: CompiledParts) {
    const end = (name: string) => document.head.appendChild(document.createComment(name));
    this.ends = { app: end('app.wxss'), component: end('components'), page: end('pages') };
  }

  app(): void {
    this.add('app', this.ends.app, '', '');
  }

  /** From now on app.wxss keeps out of pages whose frame is marked with {@link ownStyles}. */
  confineApp(): void {
    if (this.confined) return;
    this.confined = true;
    for (const style of document.head.querySelectorAll<HTMLStyleElement>('style[data-source="app.wxss"]'))
      if (style.sheet) confine(style.sheet, `:where(wx-page-frame:not([${ownStyles}]) *)`);
  }

  page(path: string, prefix: string): void {
    this.add(path, this.ends.page, prefix, prefix);
  }

  /** @param prefix the component's style scope; empty when its styles are shared with everyone: then they hold from now on */
  component(path: string, prefix: string, scope: string): void {
    if (this.waiting.has(path) || this.done.has(path)) return;
    if (prefix === '') {
      this.add(path, this.ends.component, prefix, scope);
      return;
    }
    const place = document.createComment(path);
    this.ends.component.before(place);
    this.waiting.set(path, () => this.add(path, place, prefix, scope));
  }

  /** An instance of a component is being made. */
  needed(path: string): void {
    const put = this.waiting.get(path);
    if (!put) return;
    this.waiting.delete(path);
    put();
  }

  private add(path: string, end: Comment, prefix: string, scope: string): void {
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
    end.before(style);
  }
}
