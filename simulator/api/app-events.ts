import type { ApiHost, Area, LifeEvents } from './api-host';
import { shownToProgram } from './system';

/** Listeners for the program's life: shown, hidden, errors, theme, size. */
export function appEventsArea(host: ApiHost): Area {
  const pair = <K extends keyof LifeEvents>(
    name: string,
    event: K,
    shape: (value: LifeEvents[K]) => unknown,
  ): Area => {
    const known = new Map<(value: unknown) => void, (value: LifeEvents[K]) => void>();
    return {
      [`on${name}`]: (listener: (value: unknown) => void) => {
        if (known.has(listener)) return;
        const heard = (value: LifeEvents[K]) => listener(shape(value));
        known.set(listener, heard);
        host.onLife(event, heard);
      },
      [`off${name}`]: (listener?: (value: unknown) => void) => {
        for (const [given, heard] of [...known]) {
          if (listener !== undefined && given !== listener) continue;
          known.delete(given);
          host.offLife(event, heard);
        }
      },
    };
  };
  const themeListeners = new Set<(result: { theme: string }) => void>();
  let theme = host.state.theme;
  host.on('state', () => {
    if (theme === host.state.theme) return;
    theme = host.state.theme;
    if (host.program().appConfig.darkmode !== true) return;
    for (const listener of [...themeListeners]) listener({ theme });
  });
  return {
    ...pair('AppShow', 'show', shownToProgram),
    ...pair('AppHide', 'hide', () => ({ reason: 0 })),
    ...pair('Error', 'error', (value) => value),
    ...pair('UnhandledRejection', 'unhandledRejection', (value) => value),
    ...pair('PageNotFound', 'pageNotFound', (value) => value),
    ...pair('WindowResize', 'resize', (metrics) => ({
      size: { windowWidth: metrics.windowWidth, windowHeight: metrics.windowHeight },
    })),
    onThemeChange: (listener: (result: { theme: string }) => void) => void themeListeners.add(listener),
    offThemeChange: (listener?: (result: { theme: string }) => void) => {
      if (listener) themeListeners.delete(listener);
      else themeListeners.clear();
    },
  };
}
