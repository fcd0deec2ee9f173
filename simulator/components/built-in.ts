import { type CodeSpace, glassEasel } from 'glass-easel-miniprogram-adapter';
import { type Ability, giveAbility } from '../runtime/abilities';
import { playAnimation } from '../runtime/element-animation';
import type { BuiltInBehaviors } from '../runtime/form-fields';
import type { PhoneHost, Program } from '../runtime/phone';

/** What built-in elements stand on. */
export interface BuiltInContext {
  host: PhoneHost;
  program: Program;
  space: CodeSpace;
  behaviors: BuiltInBehaviors;
  /** Folder of the template in which an element stands. */
  folderOf(element: glassEasel.Element): string;
}

/** One element of a built-in kind. `state` is what the kind keeps for it. */
export interface BuiltInElement<State = Record<string, never>> {
  /** The DOM element, `<wx-…>`. */
  readonly dom: HTMLElement;
  readonly component: glassEasel.GeneralComponent;
  /** Its attributes, by the names in `properties`. */
  readonly data: Record<string, unknown>;
  readonly context: BuiltInContext;
  state: State;
  /** Fires a component event that neither bubbles nor crosses component borders, as WeChat's do. */
  trigger(name: string, detail?: unknown): void;
  /** Sets one of its own attributes, as a person's input does; `model:` bindings hear of it. */
  set(name: string, value: unknown): void;
  /** A class written in an attribute (`hover-class`) under the name that it has in the DOM. */
  classNames(names: unknown): string[];
}

/** A kind of built-in element: its attributes and what it makes of them. */
export interface BuiltIn<State = Record<string, never>> {
  name: string;
  /** Attributes in camelCase, with glass-easel's property types; `animation`, `aria-…`, `role`, `hidden`, `id`, `class`, `style` go without saying. */
  properties?: Record<string, unknown>;
  /** Builds what is inside of the DOM element, before any attribute is known. */
  create?(self: BuiltInElement<State>): State | undefined;
  /** After create and after each change of attributes; must be repeatable. */
  update?(self: BuiltInElement<State>): void;
  attached?(self: BuiltInElement<State>): void;
  detached?(self: BuiltInElement<State>): void;
  ability?(self: BuiltInElement<State>): Ability;
}

/** Lets a kind be given to {@link register} whatever its state is. */
export type AnyBuiltIn = BuiltIn<never>;

/** Declares a kind; only there to infer its state's type. */
export function builtIn<State = Record<string, never>>(kind: BuiltIn<State>): AnyBuiltIn {
  return kind as unknown as AnyBuiltIn;
}

interface Caller {
  _$: glassEasel.GeneralComponent;
}

/** Elements that are taking over their attributes just now. */
const updating = new WeakSet<object>();

/** Makes a kind known to the framework under its tag. */
export function register(kind: AnyBuiltIn, context: BuiltInContext): void {
  const elements = new WeakMap<object, BuiltInElement<never>>();
  const of = (caller: Caller) => {
    const known = elements.get(caller._$);
    if (known) return known;
    const made = element(caller._$, context);
    elements.set(caller._$, made);
    return made;
  };
  const update = (self: BuiltInElement<never>) => {
    updating.add(self.component);
    try {
      kind.update?.(self);
    } finally {
      updating.delete(self.component);
    }
  };
  const type = context.space
    .component(`wx/${kind.name}`)
    .definition({
      properties: { ...kind.properties, animation: null } as never,
      observers: {
        animation(this: Caller, value: unknown) {
          if (of(this).state !== undefined) playAnimation(of(this).dom, value);
        },
        '**': function (this: Caller) {
          const self = of(this);
          if (self.state !== undefined) update(self);
        },
      } as never,
      lifetimes: {
        created(this: Caller) {
          const self = of(this);
          // A page that was left may still be told data; what it would draw has no place any more.
          if (!self.dom) return;
          self.state = (kind.create?.(self) ?? {}) as never;
          if (kind.ability) giveAbility(self.dom, kind.ability(self));
          update(self);
        },
        attached(this: Caller) {
          if (of(this).state !== undefined) kind.attached?.(of(this));
        },
        detached(this: Caller) {
          if (of(this).state !== undefined) kind.detached?.(of(this));
        },
      },
    })
    .register();
  const definition = (type as unknown as { _$: glassEasel.GeneralComponentDefinition })._$;
  context.space.getComponentSpace().setGlobalUsingComponent(kind.name, definition);
}

function element(component: glassEasel.GeneralComponent, context: BuiltInContext): BuiltInElement<never> {
  return {
    component,
    context,
    dom: component.$$ as unknown as HTMLElement,
    state: undefined as never,
    get data() {
      return component.data as Record<string, unknown>;
    },
    trigger: (name, detail = {}) => {
      const fire = () => glassEasel.Event.triggerEvent(component, name, detail);
      // A program answers with data of its own, which must not come in the midst of an update.
      if (updating.has(component)) queueMicrotask(fire);
      else fire();
    },
    set: (name, value) => {
      component.replaceDataOnPath([name] as never, value as never);
      component.applyDataUpdates();
    },
    classNames: (names) => scopedClasses(component, names),
  };
}

function scopedClasses(component: glassEasel.GeneralComponent, names: unknown): string[] {
  const list = String(names ?? '')
    .split(/\s+/)
    .filter((name) => name !== '');
  const owner = component.ownerShadowRoot?.getHostNode();
  if (!owner) return list;
  const { styleScope, extraStyleScope } = owner.getComponentOptions();
  const manager = owner.getComponentDefinition().behavior.ownerSpace.styleScopeManager;
  const prefixes = [styleScope, extraStyleScope].filter((scope) => scope !== null && scope !== undefined);
  return list.flatMap((name) =>
    prefixes.map((scope) => {
      const prefix = manager.queryName(scope);
      return prefix ? `${prefix}--${name}` : name;
    }),
  );
}
