import type { DeviceRecord } from '../../api/api-host';
import { byId, h } from '../element';
import { beijingMoment } from './beijing-time';

/** What the phone did beside the screen: calendar entries, saved pictures, shared cards. Empty: not shown. */
export class DeedsSection {
  private readonly list = h('div', { class: 'list' });

  constructor() {
    byId('deeds').replaceChildren(h('h2', { id: 'deeds-title' }, '手机里留下的'), this.list);
    this.clear();
  }

  clear(): void {
    this.list.replaceChildren();
    byId('deeds').hidden = true;
  }

  add(record: DeviceRecord): void {
    const line = describe(record);
    if (!line) return;
    byId('deeds').hidden = false;
    this.list.prepend(line);
  }
}

const REPEATS: Record<string, string> = { day: '每天', week: '每周', month: '每月', year: '每年' };

function describe({ kind, at, detail }: DeviceRecord): HTMLElement | undefined {
  const { minute } = beijingMoment(at);
  const row = (name: string, note: string, more?: Node) =>
    h('div', { class: 'deed' }, h('span', { class: 'name' }, name), h('span', { class: 'note' }, note), more);
  if (kind === 'calendar') {
    const start = beijingMoment(Number(detail.startTime) * 1000);
    const repeat = REPEATS[String(detail.repeatInterval)];
    const when = `${start.day}${detail.allDay ? '' : ` ${start.minute}`}${repeat ? `，${repeat}` : ''}`;
    return row(`日历：${String(detail.title)}`, when);
  }
  if (kind === 'album') {
    const film = detail.kind === 'video';
    const ending = /\.(\w+)$/.exec(String(detail.filePath))?.[1] ?? (film ? 'webm' : 'png');
    const link = h('a', { href: String(detail.address), download: `album.${ending}` }, '下载');
    return row(film ? '存到相册的视频' : '存到相册的图片', minute, link);
  }
  if (kind === 'phone-call') return row(`拨打：${String(detail.number)}`, minute);
  if (kind === 'clipboard') return row(`剪贴板：${String(detail.text)}`, minute);
  if (kind === 'share' && detail.call === 'onShareAppMessage') {
    return row(`转发：${String(detail.title ?? '')}`, String(detail.path ?? ''));
  }
  return undefined;
}
