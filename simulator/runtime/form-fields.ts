import type { behavior, CodeSpace } from 'glass-easel-miniprogram-adapter';
import { abilityOf } from './abilities';

/** Those that add nothing which a program could see here. */
const plainBehaviors = [
  'wx://form-field-group',
  'wx://form-field-button',
  'wx://component-export',
  'wx://proxy-scroll-view',
];

/** The behaviours that programs name by a string, `behaviors: ['wx://form-field']`. */
export class BuiltInBehaviors {
  private readonly known = new Map<string, behavior.GeneralBehavior>();
  private readonly field: behavior.GeneralBehavior;

  constructor(space: CodeSpace) {
    this.field = space
      .behavior()
      .definition({ properties: { name: String, value: null } })
      .register() as unknown as behavior.GeneralBehavior;
    const plain = () => space.behavior().definition({}).register() as unknown as behavior.GeneralBehavior;
    this.known.set('wx://form-field', this.field);
    for (const name of plainBehaviors) this.known.set(name, plain());
  }

  /** @throws when there is no behaviour of that name */
  named(name: string): behavior.GeneralBehavior {
    const found = this.known.get(name);
    if (!found) throw new Error(`There is no behavior "${name}".`);
    return found;
  }

  /** Name and value of every field below a form, built in or made with `wx://form-field`, in document order. */
  valuesBelow(form: Element): Record<string, unknown> {
    const values: Record<string, unknown> = {};
    const inner = (this.field as unknown as { _$: unknown })._$;
    for (const dom of form.querySelectorAll('*')) {
      const field = abilityOf(dom)?.field;
      const custom = (
        dom as { __wxElement?: { hasBehavior?(b: unknown): boolean; data: Record<string, unknown> } }
      ).__wxElement;
      if (field) {
        if (field.name() !== '') values[field.name()] = field.value();
      } else if (custom?.hasBehavior?.(inner) && custom.data.name) {
        values[String(custom.data.name)] = custom.data.value;
      }
    }
    return values;
  }
}
