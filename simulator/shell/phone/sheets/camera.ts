import type { TakenMedia } from '../../../api/media/choose-media';
import { h } from '../../element';
import { sampleFilm, samplePicture } from '../sample-pictures';
import { openDialog } from './dialog';
import type { Sheet } from './sheet-context';

/** The camera before which the simulator's own scene stands: a picture or a film of it, or a file of the computer instead. */
export const cameraSheet: Sheet = (options, context) =>
  new Promise<TakenMedia | null>((resolve) => {
    const kinds = (options.kinds ?? ['image']) as string[];
    const finish = (value: TakenMedia | null) => {
      dialog.close();
      resolve(value);
    };
    const dialog = openDialog({
      kind: 'bottom',
      label: '相机',
      className: 'camera',
      cancel: () => finish(null),
      work: context.work,
      reducedMotion: context.reducedMotion(),
    });
    const scene = h('img', { alt: '镜头前的合影' });
    const picture = samplePicture('合影');
    void picture.then((blob) => {
      scene.src = URL.createObjectURL(blob);
    });
    const take = async () =>
      finish({ items: [{ blob: await picture, kind: 'image', name: 'camera.jpg' }], original: false });
    const record = async () => {
      const ended = context.work.begin('recording');
      finish({ items: [{ ...(await sampleFilm()), kind: 'video', name: 'camera.webm' }], original: false });
      ended();
    };
    const field = h('input', {
      type: 'file',
      accept: 'image/*',
      capture: 'environment',
      'aria-label': '这台电脑的文件',
    });
    field.addEventListener('change', () => {
      const file = field.files?.[0];
      if (file) finish({ items: [{ blob: file, kind: 'image', name: file.name }], original: false });
    });
    dialog.box.append(
      h('div', { class: 'scene' }, scene),
      h('label', { class: 'computer' }, h('span', {}, '改用这台电脑的文件'), field),
      h(
        'div',
        { class: 'pair' },
        h('button', { class: 'grey', onclick: () => finish(null) }, '取消'),
        kinds.includes('image')
          ? h('button', { class: 'green', 'data-first': true, onclick: () => void take() }, '拍照')
          : null,
        kinds.includes('video')
          ? h('button', { class: 'green', onclick: () => void record() }, '录像')
          : null,
      ),
    );
  });
