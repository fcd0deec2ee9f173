import type { CompiledParts } from './compiled';
import type { PhoneState, TabBar, WindowSettings } from './phone';

const defaults: WindowSettings = {
  navigationBarTitleText: '',
  navigationBarBackgroundColor: '#000000',
  navigationBarTextStyle: 'white',
  navigationStyle: 'default',
  homeButton: false,
  backgroundColor: '#ffffff',
  backgroundTextStyle: 'dark',
  backgroundColorTop: '',
  backgroundColorBottom: '',
  enablePullDownRefresh: false,
};

/** A page's window settings: app.json's `window`, then its own json, with `@name` looked up in theme.json. */
export function windowSettings(
  parts: CompiledParts,
  route: string,
  theme: PhoneState['theme'],
): WindowSettings {
  const merged = { ...defaults, ...(parts.app.window as object | undefined), ...parts.units[route]?.config };
  return withTheme(merged, parts, theme) as unknown as WindowSettings;
}

/** app.json's tab bar with theme variables resolved, or undefined when the program has none. */
export function tabBarSettings(parts: CompiledParts, theme: PhoneState['theme']): TabBar | undefined {
  const raw = parts.app.tabBar as Record<string, unknown> | undefined;
  if (!raw) return undefined;
  const base = {
    custom: false,
    color: '#7a7e83',
    selectedColor: '#3cc51f',
    backgroundColor: '#ffffff',
    borderStyle: 'black',
    position: 'bottom',
  };
  const list = (raw.list as Record<string, unknown>[]).map((item) => withTheme(item, parts, theme));
  return { ...withTheme({ ...base, ...raw }, parts, theme), list } as unknown as TabBar;
}

function withTheme(
  settings: object,
  parts: CompiledParts,
  theme: PhoneState['theme'],
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(settings).map(([key, value]) => {
      const variable = typeof value === 'string' && value.startsWith('@') ? value.slice(1) : undefined;
      return [key, variable === undefined ? value : (parts.theme[theme]?.[variable] ?? value)];
    }),
  );
}
