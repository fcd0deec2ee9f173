/** What built-in elements can do beyond what the framework knows; looked up by the gestures, forms and labels. */
export interface Ability {
  /** What a tap does by itself, after the program's tap handlers, in the same macrotask. */
  activate?(): void;
  /** No tap is fired on or below it. */
  disabled?(): boolean;
  /** Class to put on while pressed; times in ms. */
  hover?(): { names: string; start: number; stay: number; stop: boolean } | undefined;
  setHover?(on: boolean): void;
  /** Its part of a form's `submit`. */
  field?: { name(): string; value(): unknown; reset(): void };
  /** What `wx.create…Context` of a film, a camera or a map does with it, by the names of its methods. */
  control?: Readonly<Record<string, (options: Record<string, unknown>) => unknown>>;
  /** A label hands taps over to it. */
  labelled?: boolean;
}

const abilities = new WeakMap<Element, Ability>();

export function giveAbility(element: Element, ability: Ability): void {
  abilities.set(element, { ...abilities.get(element), ...ability });
}

export function abilityOf(element: Element | null): Ability | undefined {
  return element ? abilities.get(element) : undefined;
}

/** The element itself and those around it that have abilities, inside out. */
export function* abilitiesUpwards(element: Element | null): Generator<[Element, Ability]> {
  for (let at = element; at; at = at.parentElement) {
    const ability = abilities.get(at);
    if (ability) yield [at, ability];
  }
}
