import './phone.css';
import './sheets/sheets.css';
import './sheets/forms.css';
import './sheets/media.css';
import type { DeviceRecord } from '../../api/api-host';
import { FileStore } from '../../api/files/file-store';
import type { CreateProgram, PhoneState } from '../../runtime/phone';
import { byId } from '../element';
import type { Boot } from '../server/shell-server';
import { openCapsuleMenu } from './capsule-menu';
import { showCompileErrors } from './compile-errors';
import { forgetKeptFiles, openKeptFiles } from './kept-files';
import { makePhone, type Phone } from './make-phone';
import { type ClockState, PhoneClock } from './phone-clock';
import type { PhoneControl } from './phone-control';
import { personOf, readStartOptions } from './start-options';
import { drawStatusBar } from './status-bar';
import { WorkUnderWay } from './work-under-way';

/** Starts the phone's page: reads the address, asks for the program, launches it, and hands out `window.__phone`. */
const options = readStartOptions(location.search);
const clock = new PhoneClock();
const work = new WorkUnderWay();
const recordListeners: ((record: DeviceRecord) => void)[] = [];
const pageListeners: ((path: string) => void)[] = [];
const state: PhoneState = { ...options.state, person: '' };
const statusBar = drawStatusBar(clock);
let phone: Phone | undefined;

/** Loads the page afresh, at the page that is open now or at a given one. */
function restart(
  path: string | undefined = currentPath(),
  query = new URLSearchParams(location.search),
): void {
  if (path) query.set('path', path.replace(/^\//, ''));
  query.delete('scene');
  query.delete('chat');
  for (const [name, value] of Object.entries({
    theme: state.theme,
    font: state.fontSize,
    network: state.network,
    place: `${state.place.latitude},${state.place.longitude}`,
  })) {
    query.set(name, String(value));
  }
  location.replace(`${location.pathname}?${query}`);
}

function currentPath(): string | undefined {
  const top = phone?.program.stack.pages.at(-1);
  if (!top) return options.path;
  // Values are as they came, still encoded: they must not be encoded twice.
  const query = Object.entries(top.query)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
  return query ? `${top.route}?${query}` : top.route;
}

function hideAndShow(): void {
  if (!phone) return;
  phone.program.hide();
  phone.life.tell('hide', undefined);
  phone.program.show();
  phone.life.tell('show', phone.host.enter.latest);
}

function receive(event: string, data: unknown): void {
  if (event === 'clock') clock.read(data as ClockState);
  if (event === 'rebuild') restart();
  if (event === 'database-reset') {
    // The cloud began anew: a phone that remembered the old one would show drafts of another life.
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(`${phone?.host.envId}/`)) localStorage.removeItem(key);
    }
    void forgetKeptFiles(phone?.host.envId ?? '').then(() => restart(''));
  }
}

function applyLook(): void {
  const root = document.documentElement;
  root.style.setProperty('--status-bar', `${options.device.statusBar}px`);
  root.style.setProperty('--home-area', `${options.device.homeArea}px`);
  root.dataset.home = options.device.homeArea > 0 ? 'bar' : 'none';
  root.dataset.theme = state.theme;
  root.dataset.motion = state.reducedMotion ? 'reduce' : 'no-preference';
  root.style.setProperty('--native-scale', String(Math.min(state.fontSize / 16, 1.18)));
  statusBar.network(state.network);
}

function change(wished: Partial<PhoneState>): void {
  const themeChanged = wished.theme !== undefined && wished.theme !== state.theme;
  Object.assign(state, wished);
  applyLook();
  if (!phone) return;
  if (themeChanged) phone.program.setTheme(state.theme);
  phone.program.applyState();
  phone.changed();
  if (themeChanged) phone.chrome.redraw();
}

async function open(path: string, scene: number, chat?: string): Promise<void> {
  if (!phone) return;
  const { program, life, host } = phone;
  program.hide();
  life.tell('hide', undefined);
  const { shareTicket } = phone.enter(path, scene, chat);
  program.show({ scene, shareTicket });
  life.tell('show', host.enter.latest);
  await program.stack.reLaunch(`/${path.replace(/^\//, '')}`);
}

async function launch(createProgram: CreateProgram, boot: Boot, files: FileStore): Promise<void> {
  const made = makePhone(createProgram, {
    boot,
    state,
    clock,
    work,
    files,
    device: options.device,
    newVersion: options.newVersion,
    applyNewVersion: () => {
      const query = new URLSearchParams(location.search);
      query.delete('update');
      query.delete('path');
      restart('', query);
    },
    restart,
    openMenu: () => void openCapsuleMenu(made, restart),
    recorded: (record) => {
      for (const listener of recordListeners) listener(record);
    },
  });
  phone = made;
  made.program.stack.onChange(() => {
    for (const listener of pageListeners) listener(currentPath() ?? '');
  });
  made.life.listenToWindow();
  const { entryPagePath, pages } = made.program.appConfig as { entryPagePath?: string; pages?: string[] };
  const first = options.path ?? entryPagePath ?? pages?.[0] ?? '';
  const { shareTicket } = made.enter(first, options.scene, options.chat);
  made.program.applyState();
  await made.program.launch(options.path, { scene: options.scene, shareTicket });
  made.life.tell('show', made.host.enter.latest);
}

async function start(): Promise<void> {
  const done = work.begin('launch');
  try {
    // The page brings everything along: on a slow machine each question would wait behind scripts.
    const boot = JSON.parse(byId('boot').textContent ?? '') as Boot;
    if (boot.clock) clock.read(boot.clock.state, boot.clock.at);
    state.person = personOf(boot.project, options.as);
    applyLook();
    const loading = programLoaded();
    const kept = await openKeptFiles(boot.envId, state.person);
    if (!options.framed) listenToEvents();
    if (boot.errors.length > 0) return showCompileErrors(boot.errors);
    await launch(await loading, boot, new FileStore(kept, kept.known));
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(error);
    if (phone) phone.program.report('error', message);
    else showCompileErrors([{ file: '模拟器', line: 0, message }]);
  } finally {
    done();
  }
}

/** The compiled program, whose script stands in the page after this one and hands itself over when it has run. */
function programLoaded(): Promise<CreateProgram> {
  return new Promise((resolve, reject) => {
    window.__startPhone = resolve;
    document
      .getElementById('program')
      ?.addEventListener('error', () => reject(new Error('phone.js could not be loaded')));
  });
}

function listenToEvents(): void {
  const events = new EventSource('/events');
  for (const name of ['clock', 'rebuild', 'database-reset']) {
    events.addEventListener(name, (event) => receive(name, JSON.parse((event as MessageEvent).data)));
  }
}

clock.onReading((arrived) => {
  if (arrived && phone) hideAndShow();
});

const control: PhoneControl = {
  ready: start(),
  state,
  change,
  open,
  hideAndShow,
  receive,
  get records() {
    return phone?.records ?? [];
  },
  onRecord: (listener) => void recordListeners.push(listener),
  onPage: (listener) => void pageListeners.push(listener),
  problems: () => phone?.program.problems ?? [],
  pending: () => work.names(),
  route: () => phone?.program.stack.pages.at(-1)?.route,
  path: currentPath,
  data: () => phone?.program.stack.pages.at(-1)?.instance.data,
  loseNext: (what) => phone?.loseNext(what),
  clockOffset: () => clock.clockOffset(),
  metrics: () => phone?.program.metrics,
};
window.__phone = control;
byId('phone').hidden = false;
