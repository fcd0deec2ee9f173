// What the parts of the page are made of. Whatever is shown is set as text, never as markup.

/** An element: `on…` are listeners, other properties attributes. */
export function h(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'value') element.value = value;
    else if (value !== false && value !== undefined) element.setAttribute(name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== undefined));
  return element;
}

export async function ask(path, body, method = body === undefined ? 'GET' : 'POST') {
  const answer = await fetch(path, {
    method,
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const value = await answer.json();
  if (!answer.ok) throw new Error(value.error ?? answer.statusText);
  return value;
}

let silent;
export function say(text) {
  document.getElementById('said').textContent = text;
  clearTimeout(silent);
  silent = setTimeout(() => say(''), 6000);
}

/** A button that says what went wrong. */
export function button(text, act, kind = '') {
  const run = async () => {
    try {
      await act();
    } catch (error) {
      say(error.message);
    }
  };
  return h('button', { type: 'button', class: kind, onclick: run }, text);
}

export const field = (label, input, wide) => h('label', { class: wide ? 'wide' : '' }, label, input);
export const json = (value) => h('pre', { tabindex: '0' }, JSON.stringify(value, undefined, 2));
export const empty = (text) => h('p', { class: 'empty' }, text);
/** Beijing time, as the platform writes it. */
export const time = (at) => new Date(at + 8 * 3600_000).toISOString().slice(0, 19).replace('T', ' ');

export function table(heads, rows) {
  const cell = (value) =>
    typeof value === 'number' ? h('td', { class: 'number' }, String(value)) : h('td', {}, value);
  return h(
    'div',
    { class: 'scroll' },
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          heads.map((head) => h('th', { scope: 'col' }, head)),
        ),
      ),
      h(
        'tbody',
        {},
        rows.map((row) => h('tr', {}, row.map(cell))),
      ),
    ),
  );
}
