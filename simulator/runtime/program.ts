import type { glassEasel } from 'glass-easel-miniprogram-adapter';
import { elementAttributes, registerBuiltIns } from '../components/register';
import { AppInstance, type LaunchOptions } from './app-instance';
import { createCodeSpace } from './code-space';
import type { CompiledParts } from './compiled';
import { elementQueries } from './element-queries';
import { installEventShape } from './event-shape';
import { BuiltInBehaviors } from './form-fields';
import { Gestures } from './gestures';
import { countSetData } from './metrics';
import { watchMissingHandlers } from './missing-handlers';
import { packageOf } from './packages';
import { PhonePageStack } from './page-stack';
import type { Entry, PhoneHost, Program } from './phone';
import { PhoneBackend } from './phone-backend';
import { installPlainAttributes } from './plain-attributes';
import { Problems } from './problems';
import { showFilesAt } from './program-address';
import { ProgramGlobals } from './program-globals';
import { ReadyQueue } from './ready-queue';
import { parseUrl } from './route-url';
import { StyleSheets } from './style-sheets';
import { driveDate } from './virtual-date';
import { tabBarSettings, windowSettings } from './window-settings';
import { installWxs } from './wxs';

/** Called by `phone.js`: hands the program to the shell, which gives it a host. No program code runs yet. */
export function startPhone(parts: CompiledParts): void {
  if (!window.__startPhone)
    throw new Error('phone.js needs window.__startPhone, which the shell sets before.');
  window.__startPhone((host) => createProgram(host, parts));
}

/** Makes the framework ready for a program in this window; one program per window. */
export function createProgram(host: PhoneHost, parts: CompiledParts): Program {
  const problems = new Problems((path) => parts.units[path]?.fromPackage ?? false);
  problems.listen();
  driveDate(() => host.clockOffset());
  showFilesAt((path) => host.fileAddress(path));
  installWxs();
  installEventShape();
  watchMissingHandlers(problems);
  installPlainAttributes();
  const metrics = countSetData(parts);
  const app = new AppInstance(problems);
  const styles = new StyleSheets(parts);
  const ready = new ReadyQueue();
  const ownStyles = new Set<string>();
  const { env, space, prepare } = createCodeSpace(
    parts,
    styles,
    (component) => ready.add(component),
    (route) => ownStyles.add(route),
  );
  const behaviors = new BuiltInBehaviors(space);
  const backend = env.associateBackend(new PhoneBackend(host.viewport));
  const settings = (route: string) => windowSettings(parts, route, host.state.theme);
  const globals = new ProgramGlobals(parts, { space, prepare }, behaviors, problems, app, () =>
    stack.pages.map((page) => page.instance),
  );
  const stack = new PhonePageStack(
    parts,
    {
      space,
      backend,
      viewport: host.viewport,
      problems,
      ready,
      load: (route) => {
        if (!packageOf(parts, route).independent) begin();
        globals.loadPackage(route);
        globals.load(route);
      },
      hasOwnStyles: (route) => {
        const own = ownStyles.has(route) || packageOf(parts, route).independent;
        if (own) styles.confineApp();
        return own;
      },
      customTabBar,
      reachBottomDistance: (route) =>
        Number(
          parts.units[route]?.config.onReachBottomDistance ?? windowOf(parts).onReachBottomDistance ?? 50,
        ),
    },
    settings,
  );
  function customTabBar(route: string): string | undefined {
    const bar = tabBarSettings(parts, host.state.theme);
    const stands = bar?.custom && bar.list.some(({ pagePath }) => pagePath.replace(/^\//, '') === route);
    return stands ? 'custom-tab-bar/index' : undefined;
  }
  const topPage = () => stack.pages.at(-1);
  /** Runs app.js and launches the app, once. */
  let begin = () => {};
  const queries = elementQueries(() => topPage()?.instance, host.viewport);
  const program: Program = {
    stack,
    get tabBar() {
      return tabBarSettings(parts, host.state.theme);
    },
    queries,
    elements: elementAttributes,
    metrics,
    appConfig: parts.app,
    windowSettings: settings,
    problems: problems.list,
    packageWarnings: problems.ofPackages,
    report: (kind, message) => problems.report(kind, message),
    async launch(path, enter) {
      const start = performance.now();
      styles.app();
      new Gestures(host.viewport, host.tap).listen();
      globals.install();
      const url = path && path !== '' ? path : firstPage(parts);
      const { route, query } = parseUrl(url);
      begin = () => {
        begin = () => {};
        globals.loadApp();
        app.launch(launchOptions(route, query, enter));
      };
      // Entered in an independent sub-package, the program does without its main package until a page of it is opened.
      if (!packageOf(parts, route).independent) begin();
      await openFirst(url, route, query);
      requestAnimationFrame(() => {
        metrics.untilFirstRender = { setDataCalls: metrics.setDataCalls, setDataBytes: metrics.setDataBytes };
        metrics.firstRender = performance.now() - start;
      });
    },
    hide() {
      topPage()?.hide();
      app.hide();
    },
    show(enter) {
      const { route = '', query = {} } = topPage() ?? {};
      app.show(launchOptions(route, query, enter));
      topPage()?.show();
    },
    setTheme(theme) {
      program.applyState();
      if (parts.app.darkmode !== true) return;
      app.call('onThemeChange', { theme });
    },
    applyState() {
      const root = document.documentElement;
      root.dataset.theme = host.state.theme;
      root.dataset.motion = host.state.reducedMotion ? 'reduce' : 'no-preference';
      root.style.setProperty('--phone-font-size', `${host.state.fontSize}px`);
    },
  };
  program.applyState();

  async function openFirst(url: string, route: string, query: Record<string, string>): Promise<void> {
    if (!parts.app.pages.includes(route)) {
      const detail = { path: route, query, isEntryPage: true };
      begin();
      app.call('onPageNotFound', detail);
      host.pageNotFound?.(detail);
      if (!topPage())
        problems.report('error', `The program was started at "${route}", which is no page of it.`);
      return;
    }
    await stack.launch(url);
  }

  registerBuiltIns({ host, program, space, behaviors, folderOf });
  return program;
}

/** Folder of the page or component in whose template an element stands: relative paths count from there. */
function folderOf(element: glassEasel.Element): string {
  const is = element.ownerShadowRoot?.getHostNode().is ?? '';
  return is.includes('/') ? is.slice(0, is.lastIndexOf('/')) : '';
}

/** The page that the program begins with: app.json's `entryPagePath`, else its first. */
function firstPage({ app }: CompiledParts): string {
  return String(app.entryPagePath ?? app.pages[0] ?? '').replace(/^\//, '');
}

function windowOf(parts: CompiledParts): Record<string, unknown> {
  return (parts.app.window as Record<string, unknown> | undefined) ?? {};
}

function launchOptions(path: string, query: Record<string, string>, enter: Entry | undefined): LaunchOptions {
  return {
    path,
    query,
    scene: enter?.scene ?? 1001,
    referrerInfo: enter?.referrerInfo ?? {},
    shareTicket: enter?.shareTicket ?? '',
  };
}
