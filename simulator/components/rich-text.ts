import { phoneUnits } from '../compile/style-values';
import { builtIn } from './built-in';

interface RichNode {
  type?: 'node' | 'text';
  name?: string;
  text?: string;
  attrs?: Record<string, unknown>;
  children?: RichNode[];
}

/** Tags that WeChat lets through; others, and all event attributes, are dropped. */
const allowed = new Set(
  'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del div dl dt em fieldset font footer h1 h2 h3 h4 h5 h6 header hr i img ins label legend li mark nav ol p pre q rt ruby s section small span strong sub sup table tbody td tfoot th thead tr tt u ul'.split(
    ' ',
  ),
);
const allowedAttributes = new Set([
  'class',
  'style',
  'src',
  'alt',
  'width',
  'height',
  'colspan',
  'rowspan',
  'start',
  'type',
  'color',
  'face',
  'dir',
  'href',
  'size',
  'align',
  'span',
]);

/** Text with markup, from a string of HTML or a list of nodes. */
export const richText = builtIn({
  name: 'rich-text',
  properties: { nodes: { type: null, value: [] }, space: String, userSelect: Boolean, mode: String },
  update(self) {
    const { dom, data } = self;
    dom.classList.toggle('wx-selectable', data.userSelect === true);
    const { nodes } = data;
    const made =
      typeof nodes === 'string'
        ? [...new DOMParser().parseFromString(nodes, 'text/html').body.childNodes].flatMap(fromDom)
        : ((nodes ?? []) as RichNode[]);
    dom.replaceChildren(...made.flatMap((node) => build(node, (names) => self.classNames(names))));
  },
});

function fromDom(node: Node): RichNode[] {
  if (node instanceof Text) return [{ type: 'text', text: node.data }];
  if (!(node instanceof Element)) return [];
  const attrs = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]));
  return [{ name: node.tagName.toLowerCase(), attrs, children: [...node.childNodes].flatMap(fromDom) }];
}

function build(node: RichNode, classNames: (names: unknown) => string[]): Node[] {
  if (node.type === 'text' || node.text !== undefined) return [document.createTextNode(node.text ?? '')];
  const name = (node.name ?? '').toLowerCase();
  if (!allowed.has(name)) return [];
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(node.attrs ?? {})) {
    if (!allowedAttributes.has(attribute) || attribute === 'href') continue;
    if (attribute === 'class') element.classList.add(...classNames(value));
    else element.setAttribute(attribute, attribute === 'style' ? phoneUnits(String(value)) : String(value));
  }
  element.append(...(node.children ?? []).flatMap((child) => build(child, classNames)));
  return [element];
}
