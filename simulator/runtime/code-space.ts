import { type CodeSpace, type glassEasel, MiniProgramEnv } from 'glass-easel-miniprogram-adapter';
import type { CompiledParts } from './compiled';
import type { StyleSheets } from './style-sheets';

interface SpaceInternals {
  prepareComponentOptions(is: string, options?: DefinitionOptions): [glassEasel.ComponentOptions, string];
  _$sharedStyleScope: number;
}

interface DefinitionOptions extends glassEasel.ComponentOptions {
  styleIsolation?: string;
  addGlobalClass?: boolean;
}

/**
 * Makes the framework's space for a program: its templates and configurations, and WeChat's style isolation.
 *
 * Each component has a style scope of its own. `apply-shared` and `shared` also carry the shared scope, whose classes have no
 * prefix; a `shared` component's own stylesheet then is put in without prefix. Pages live in the shared scope, but for `isolated` and
 * `apply-shared` ones, whose rules stay with them. The three kinds that begin with `page-` are for pages, and keep app.wxss out, too.
 */
export function createCodeSpace(
  parts: CompiledParts,
  styles: StyleSheets,
  onAttached: (component: glassEasel.GeneralComponent) => void,
  /** Told of each page that app.wxss must not reach. */
  onOwnStyles: (route: string) => void,
): { env: MiniProgramEnv; space: CodeSpace; prepare(path: string): void } {
  const env = new MiniProgramEnv();
  const space = env.createCodeSpace('', true);
  const overall = space
    .behavior()
    .definition({
      lifetimes: {
        created(this: { _$: glassEasel.GeneralComponent }) {
          styles.needed(this._$.is);
        },
        attached(this: { _$: glassEasel.GeneralComponent }) {
          onAttached(this._$);
        },
      },
    })
    .register();
  const groups = parts.templates() as Record<string, never>;
  const prepared = new Set<string>();
  // Unit by unit, as pages come to need them: a program has many more than its first page shows.
  const prepare = (path: string) => {
    const unit = parts.units[path];
    if (!unit || prepared.has(path)) return;
    prepared.add(path);
    space.addComponentStaticConfig(path, unit.config as never);
    if (groups[path]) space.addCompiledTemplate(path, { groupList: groups, content: groups[path] } as never);
  };
  const internals = space as unknown as SpaceInternals;
  const manager = space.getComponentSpace().styleScopeManager;
  internals.prepareComponentOptions = (is, options = {}) => {
    const unit = parts.units[is];
    const isolation = isolationOf(unit?.config, options, unit?.page ?? true);
    const kind = isolation.replace('page-', '');
    const name = scopeName(is);
    // Built-in elements and pages live in the shared scope, unless a page keeps its rules to itself.
    const dedicated = unit !== undefined && (!unit.page || kind !== 'shared');
    if (unit?.page && kind !== isolation) onOwnStyles(is);
    const prefix = dedicated && kind !== 'shared' ? name : '';
    if (unit?.page) styles.page(is, prefix);
    else if (unit) styles.component(is, prefix, name);
    const pattern = unit?.config.pureDataPattern;
    return [
      {
        ...pick(options),
        pureDataPattern: typeof pattern === 'string' ? new RegExp(pattern) : options.pureDataPattern,
        writeIdToDOM: true,
        idPrefixGenerator: () => prefix,
        styleScope: dedicated ? manager.register(name) : internals._$sharedStyleScope,
        extraStyleScope: dedicated && kind !== 'isolated' ? internals._$sharedStyleScope : undefined,
      },
      isolation,
    ];
  };
  space.setOverallBehavior((overall as unknown as { _$: glassEasel.GeneralBehavior })._$);
  return { env, space, prepare };
}

function isolationOf(
  config: Record<string, unknown> | undefined,
  options: DefinitionOptions,
  page: boolean,
): string {
  const named = config?.styleIsolation ?? options.styleIsolation;
  if (typeof named === 'string') return named;
  if (page) return 'shared';
  return config?.addGlobalClass === true || options.addGlobalClass === true ? 'apply-shared' : 'isolated';
}

function scopeName(path: string): string {
  return path.replace(/^(?:.*\/)?miniprogram_npm\//, '').replace(/[^\w-]+/g, '_');
}

function pick(options: DefinitionOptions): glassEasel.ComponentOptions {
  const {
    multipleSlots,
    dynamicSlots,
    virtualHost,
    dataDeepCopy,
    propertyPassingDeepCopy,
    propertyEarlyInit,
  } = options;
  return {
    multipleSlots,
    dynamicSlots,
    virtualHost,
    dataDeepCopy,
    propertyPassingDeepCopy,
    propertyEarlyInit,
  };
}
