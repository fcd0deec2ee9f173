import type { ApiHost, Area } from './api-host';
import { answerCall, CallFailure, type CallOptions, requireType } from './call-style';

/** Items, colours, badges and dots of the tab bar, and showing or hiding it. */
export function tabBarArea(host: ApiHost): Area {
  const onTabPage = (): void => {
    const bar = host.program().tabBar;
    const top = host.program().stack.pages.at(-1)?.route;
    if (!bar?.list.some((item) => item.pagePath === top)) throw new CallFailure('not TabBar page');
  };
  const change = (name: string, apply: (index: number, options: CallOptions) => void) => {
    return (options?: CallOptions) =>
      answerCall(name, options, () => {
        onTabPage();
        requireType('index', options?.index, 'number');
        apply(Number(options?.index), options ?? {});
      });
  };
  const visible = (name: string, shown: boolean) => (options?: CallOptions) =>
    answerCall(name, options, () => {
      onTabPage();
      host.chrome.setTabBarVisible(shown);
    });
  const given = (options: CallOptions, names: readonly string[]) =>
    Object.fromEntries(
      names.flatMap((name) => (options[name] === undefined ? [] : [[name, String(options[name])]])),
    );
  return {
    setTabBarItem: change('setTabBarItem', (index, options) => {
      if (!host.program().tabBar?.list[index]) throw new CallFailure('tabbar item not found');
      host.chrome.setTabBarItem(index, given(options, ['text', 'iconPath', 'selectedIconPath']));
    }),
    setTabBarStyle: (options?: CallOptions) =>
      answerCall('setTabBarStyle', options, () => {
        onTabPage();
        host.chrome.setTabBarStyle(
          given(options ?? {}, ['color', 'selectedColor', 'backgroundColor', 'borderStyle']),
        );
      }),
    setTabBarBadge: change('setTabBarBadge', (index, options) => {
      requireType('text', options.text, 'string');
      // More than four characters are drawn as dots by WeChat.
      const text = String(options.text);
      host.chrome.setBadge(index, { text: [...text].length > 4 ? '…' : text });
    }),
    removeTabBarBadge: change('removeTabBarBadge', (index) => host.chrome.setBadge(index, undefined)),
    showTabBarRedDot: change('showTabBarRedDot', (index) => host.chrome.setBadge(index, { dot: true })),
    hideTabBarRedDot: change('hideTabBarRedDot', (index) => host.chrome.setBadge(index, undefined)),
    showTabBar: visible('showTabBar', true),
    hideTabBar: visible('hideTabBar', false),
  };
}
