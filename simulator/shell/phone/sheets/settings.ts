import type { DeviceSettings } from '../../../api/device-settings';
import { h } from '../../element';
import { openDialog } from './dialog';
import type { Sheet } from './sheet-context';

const SCOPES: Record<string, string> = {
  'scope.userLocation': '位置信息',
  'scope.userFuzzyLocation': '模糊位置信息',
  'scope.record': '麦克风',
  'scope.camera': '摄像头',
  'scope.addPhoneCalendar': '添加到日历',
  'scope.writePhotosAlbum': '保存到相册',
};

/** `wx.openSetting`: the main switch of messages, choices that were kept, permissions that were asked for. */
export const settingsSheet: Sheet = (options, context) =>
  new Promise<DeviceSettings>((resolve) => {
    const settings = structuredClone(options.settings) as DeviceSettings;
    const titles = new Map(
      (options.templates as { id: string; title: string }[]).map(({ id, title }) => [id, title]),
    );
    const finish = () => {
      dialog.close();
      resolve(settings);
    };
    const dialog = openDialog({
      kind: 'bottom',
      label: '设置',
      className: 'settings',
      cancel: finish,
      shade: true,
      work: context.work,
      reducedMotion: context.reducedMotion(),
    });
    const line = (label: string, on: boolean, change: (on: boolean) => void) => {
      const box = h('input', { type: 'checkbox', role: 'switch' });
      box.checked = on;
      box.addEventListener('change', () => change(box.checked));
      return h('label', { class: 'line' }, h('span', {}, label), box);
    };
    dialog.box.append(
      h('h2', {}, '设置'),
      line('接收订阅消息', settings.subscriptions, (on) => {
        settings.subscriptions = on;
      }),
      ...Object.entries(settings.kept).map(([id, choice]) =>
        line(titles.get(id) ?? id, choice === 'accept', (on) => {
          settings.kept[id] = on ? 'accept' : 'reject';
        }),
      ),
      ...Object.entries(settings.scopes).map(([scope, allowed]) =>
        line(SCOPES[scope] ?? scope, allowed, (on) => {
          settings.scopes[scope] = on;
        }),
      ),
      h('button', { class: 'apart', 'data-first': true, onclick: finish }, '完成'),
    );
  });
