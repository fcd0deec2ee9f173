import type { CodeSpace } from 'glass-easel-miniprogram-adapter';
import type { AppInstance } from './app-instance';
import type { CompiledParts } from './compiled';
import type { BuiltInBehaviors } from './form-fields';
import { packageOf } from './packages';
import type { PageInstance } from './phone';
import type { Problems } from './problems';
import { absoluteUrl } from './route-url';

/** Milliseconds until a component with a placeholder takes its place. */
const PACKAGE_COMES_AFTER = 16;

type Definition = Record<string, unknown> & { behaviors?: unknown[] };

/** `App`, `Page`, `Component`, `Behavior`, `getApp`, `getCurrentPages`, and the order in which scripts run. */
export class ProgramGlobals {
  private readonly loaded = new Set<string>();
  private readonly defined = new Set<string>();
  /** Components that relations of the last script name; they must be known before the first instance is made. */
  private related: string[] = [];
  private running: string | undefined;

  constructor(
    private readonly parts: CompiledParts,
    private readonly code: { space: CodeSpace; prepare(path: string): void },
    private readonly behaviors: BuiltInBehaviors,
    private readonly problems: Problems,
    private readonly app: AppInstance,
    private readonly pages: () => PageInstance[],
  ) {}

  install(): void {
    const define = (kind: 'Page' | 'Component') => (definition?: Definition) => this.define(kind, definition);
    Object.assign(globalThis, {
      App: (definition: Record<string, unknown>) => this.app.define(definition),
      getApp: (options?: { allowDefault?: boolean }) => this.app.get(options?.allowDefault === true),
      getCurrentPages: () => this.pages(),
      Page: define('Page'),
      Component: define('Component'),
      Behavior: (definition: Definition) =>
        this.code.space
          .behavior()
          .definition(this.withBehaviors(definition) as never)
          .register(),
    });
  }

  /** Runs the script of a page or component and of all that it uses, inner ones first. */
  load(path: string): void {
    if (this.loaded.has(path)) return;
    this.loaded.add(path);
    this.code.prepare(path);
    const waiting = this.withPlaceholder(path);
    for (const used of this.parts.units[path]?.uses ?? []) if (!waiting.includes(used)) this.load(used);
    this.run(path);
    // Something stands in for them until their package is there, which takes a moment even when it is.
    if (waiting.length > 0)
      setTimeout(() => {
        for (const target of waiting) this.load(target);
      }, PACKAGE_COMES_AFTER);
  }

  /** Runs app.js. */
  loadApp(): void {
    if (this.parts.scripts.app) this.run('app');
  }

  /**
   * Runs the scripts of all pages in the package of a route, and of their components: without `lazyCodeLoading` WeChat does so when a
   * package is opened.
   */
  loadPackage(route: string): void {
    if (this.parts.app.lazyCodeLoading === 'requiredComponents') return;
    const { root } = packageOf(this.parts, route);
    for (const page of this.parts.app.pages) if (packageOf(this.parts, page).root === root) this.load(page);
  }

  /** Components that `componentPlaceholder` names something to stand in for. */
  private withPlaceholder(path: string): string[] {
    const { usingComponents = {}, componentPlaceholder = {} } = (this.parts.units[path]?.config ??
      {}) as Partial<Record<'usingComponents' | 'componentPlaceholder', Record<string, string>>>;
    return Object.keys(componentPlaceholder).flatMap((name) => usingComponents[name]?.slice(1) ?? []);
  }

  private run(path: string): void {
    const outer = this.running;
    this.running = path;
    try {
      this.parts.scripts[path]?.();
    } catch (error) {
      this.problems.uncaught(error, ` (while ${path} was loaded)`);
    } finally {
      this.running = outer;
    }
    const unit = this.parts.units[path];
    for (const target of this.related.splice(0)) this.load(target);
    if (unit && !this.defined.has(path)) {
      this.problems.report('error', `${path} calls neither Page() nor Component().`);
      this.code.space.component(path).definition({}).register();
      this.defined.add(path);
    }
  }

  private define(kind: 'Page' | 'Component', definition: Definition | undefined): unknown {
    const path = this.running;
    if (path === undefined || !this.parts.units[path]) {
      throw new Error(`${kind}() was called outside of the script of a page or component.`);
    }
    if (definition !== undefined) {
      this.defined.add(path);
      for (const target of Object.keys((definition.relations as object | undefined) ?? {})) {
        const related = absoluteUrl(target, path);
        if (this.parts.units[related]) this.related.push(related);
      }
    }
    if (kind === 'Page') {
      const page = this.withBehaviors(definition ?? {});
      return this.code.space
        .component(path)
        .pageDefinition(page as never)
        .register();
    }
    if (definition === undefined) return this.code.space.component(path);
    return this.code.space
      .component(path)
      .definition(this.withBehaviors(definition) as never)
      .register();
  }

  private withBehaviors(definition: Definition): Definition {
    if (!definition.behaviors) return definition;
    const behaviors = definition.behaviors.map((entry, index) => {
      if (typeof entry === 'string') return this.behaviors.named(entry);
      if (!entry)
        throw new Error(`Entry ${index} of behaviors is ${String(entry)}: was its file loaded in a circle?`);
      return entry;
    });
    return Object.assign(
      Object.create(Object.getPrototypeOf(definition) as object) as Definition,
      definition,
      { behaviors },
    );
  }
}
