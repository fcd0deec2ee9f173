import { ask, say, time } from './draw.js';
import { PARTS } from './parts.js';

const tabs = document.getElementById('tabs');
const panel = document.getElementById('panel');
let current = PARTS[0];
let drawing = 0;

async function draw() {
  const mine = ++drawing;
  try {
    const children = await current.draw(draw);
    if (mine === drawing) panel.replaceChildren(...children.flat().filter((child) => child !== undefined));
  } catch (error) {
    say(error.message);
  }
}

function choose(part, focus) {
  current = part;
  for (const tab of tabs.children) {
    const chosen = tab.dataset.part === part.id;
    tab.setAttribute('aria-selected', String(chosen));
    tab.tabIndex = chosen ? 0 : -1;
    if (chosen && focus) tab.focus();
  }
  panel.setAttribute('aria-labelledby', `tab-${part.id}`);
  history.replaceState(undefined, '', `#${part.id}`);
  void draw();
}

const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
for (const part of PARTS) {
  const tab = document.createElement('button');
  Object.assign(tab, { type: 'button', id: `tab-${part.id}`, textContent: part.title });
  tab.dataset.part = part.id;
  tab.setAttribute('role', 'tab');
  tab.setAttribute('aria-controls', 'panel');
  tab.addEventListener('click', () => choose(part, false));
  tab.addEventListener('keydown', (event) => {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    choose(PARTS[(PARTS.indexOf(current) + step + PARTS.length) % PARTS.length], true);
  });
  tabs.append(tab);
}

let offset = 0;
let frozen;
function showClock(state) {
  offset = state.now - Date.now();
  frozen = state.frozen ? state.now : undefined;
  tick();
}
function tick() {
  document.getElementById('now').textContent =
    `${time(frozen ?? Date.now() + offset)}${frozen === undefined ? '' : ' 停着'}`;
}
setInterval(tick, 1000);

// Nobody loses what is being typed or read: a part is drawn anew only when nothing in it is open or in use.
const inUse = () => panel.querySelector('details[open]') !== null || panel.contains(document.activeElement);
const events = new EventSource('/control/events');
events.addEventListener('clock', ({ data }) => showClock(JSON.parse(data)));
for (const name of ['invocation', 'call', 'database-reset'])
  events.addEventListener(name, () => {
    if (current.on.includes(name) && (name === 'database-reset' || !inUse())) void draw();
  });

const { envId } = await ask('/control/project');
document.getElementById('environment').textContent = `环境 ${envId}`;
choose(PARTS.find(({ id }) => `#${id}` === location.hash) ?? PARTS[0], false);
