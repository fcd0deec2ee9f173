import { byId, h } from '../element';
import { deviceChoice } from './device-section';
import type { PhoneWishes } from './phone-frame';

type Key = 'theme' | 'fontSize' | 'network' | 'reducedMotion' | 'newVersion';

/** 手机设置: theme, text size, network, motion, a newer version, each a choice of which one is on; and the device. */
export function drawSettings(wishes: PhoneWishes, change: (wish: Partial<PhoneWishes>) => void): void {
  const pair = (
    key: Key,
    label: string,
    choices: readonly (readonly [string | number | boolean, string])[],
  ) => {
    const name = `setting-${key}`;
    return h(
      'fieldset',
      { class: 'switch' },
      h('legend', {}, label),
      h(
        'div',
        { class: 'segments' },
        ...choices.map(([value, words]) => {
          const radio = h('input', {
            type: 'radio',
            name,
            onchange: () => change({ [key]: value } as Partial<PhoneWishes>),
          });
          radio.checked = wishes[key] === value;
          return h('label', {}, radio, h('span', {}, words));
        }),
      ),
    );
  };
  byId('settings').replaceChildren(
    h('h2', { id: 'settings-title' }, '手机设置'),
    pair('theme', '外观', [
      ['light', '浅色'],
      ['dark', '深色'],
    ]),
    pair('fontSize', '字号', [
      [16, '标准'],
      [22.4, '大字'],
    ]),
    pair('network', '网络', [
      ['wifi', '正常'],
      ['weak', '弱网'],
      ['none', '断网'],
    ]),
    pair('reducedMotion', '动效', [
      [false, '完整'],
      [true, '减弱'],
    ]),
    pair('newVersion', '新版本', [
      ['none', '没有'],
      ['ready', '已下载'],
      ['failed', '下载失败'],
    ]),
    deviceChoice(wishes.device, (device) => change({ device })),
  );
}
