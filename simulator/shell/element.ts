type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | undefined | ((event: never) => void)>;

/**
 * Makes a DOM element. Attributes beginning with `on` are listeners; `true` is an empty attribute, `false` and `undefined` none;
 * text children are text, never markup.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value as EventListener);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child): child is Node | string => Boolean(child)));
  return element;
}

/** A decorative drawing from its own SVG source; the source is the simulator's, never a program's. */
export function drawing(svg: string, className = ''): HTMLElement {
  const holder = h('span', { class: `drawing ${className}`.trim(), 'aria-hidden': 'true' });
  holder.innerHTML = svg;
  return holder;
}

/** The element with this id. @throws when the page lacks it */
export function byId<T extends HTMLElement = HTMLElement>(id: string): T {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no element "${id}".`);
  return element as T;
}
