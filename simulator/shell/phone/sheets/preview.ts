import { h } from '../../element';
import { openDialog } from './dialog';
import type { Sheet } from './sheet-context';

interface Item {
  address: string;
  kind: 'image' | 'video';
}

/** `wx.previewImage`, `wx.previewMedia`: one picture in full, its neighbours by swipe, arrow keys or the arrows; a tap closes. */
export const previewSheet: Sheet = (options, context) =>
  new Promise((resolve) => {
    const items = (options.items ?? []) as Item[];
    let at = Number(options.current ?? 0);
    const finish = () => {
      dialog.close();
      resolve(undefined);
    };
    const dialog = openDialog({
      kind: 'centre',
      label: '查看图片',
      className: 'preview',
      cancel: finish,
      work: context.work,
      reducedMotion: context.reducedMotion(),
    });
    const stage = h('div', { class: 'stage' });
    const place = h('p', { class: 'place', role: 'status' });
    const show = (wished: number) => {
      at = Math.min(items.length - 1, Math.max(0, wished));
      const item = items[at];
      stage.replaceChildren(
        item?.kind === 'video'
          ? h('video', { src: item.address, controls: true })
          : h('img', { src: item?.address, alt: `第 ${at + 1} 张图片` }),
      );
      place.textContent = items.length > 1 ? `${at + 1} / ${items.length}` : '';
    };
    let startX = 0;
    stage.addEventListener('pointerdown', ({ clientX }) => {
      startX = clientX;
    });
    stage.addEventListener('click', ({ clientX, target }) => {
      const moved = clientX - startX;
      if (Math.abs(moved) > 40) show(at + (moved < 0 ? 1 : -1));
      else if ((target as Element).tagName !== 'VIDEO') finish();
    });
    dialog.box.addEventListener('keydown', ({ key }) => {
      if (key === 'ArrowRight') show(at + 1);
      if (key === 'ArrowLeft') show(at - 1);
    });
    const arrow = (label: string, by: number) =>
      items.length > 1
        ? h('button', { onclick: () => show(at + by), 'aria-label': label }, by < 0 ? '‹' : '›')
        : null;
    dialog.box.append(
      stage,
      h(
        'div',
        { class: 'tools' },
        arrow('上一张', -1),
        place,
        arrow('下一张', 1),
        h('button', { 'data-first': true, onclick: finish }, '关闭'),
      ),
    );
    show(at);
  });
