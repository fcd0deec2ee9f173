import type { TakenMedia } from '../../../api/media/choose-media';
import { h } from '../../element';
import { sampleFilm, sampleNames, samplePicture } from '../sample-pictures';
import { openDialog } from './dialog';
import { type Sheet, text } from './sheet-context';

type Item = TakenMedia['items'][number];
type Kind = Item['kind'];

/** Something that may be chosen; it is read only when it is. */
interface Choice {
  name: string;
  kind: Kind;
  /** Address of a small picture, or a promise of one. */
  face: string | Promise<string> | undefined;
  read(): Promise<Item>;
}

/** The phone's album: pictures of the project, the simulator's own, and whatever the computer has. Null when cancelled. */
export const albumSheet: Sheet = (options, context) =>
  new Promise<TakenMedia | null>((resolve) => {
    const kinds = (options.kinds ?? ['image']) as Kind[];
    const most = Math.max(1, Number(options.count ?? 9));
    const chosen: Choice[] = [];
    const finish = (value: TakenMedia | null) => {
      dialog.close();
      resolve(value);
    };
    const dialog = openDialog({
      kind: 'bottom',
      label: text(options.title) || '相册',
      className: 'album',
      cancel: () => finish(null),
      work: context.work,
      reducedMotion: context.reducedMotion(),
    });
    const original = h('input', { type: 'checkbox' });
    const done = h('button', { class: 'confirm', disabled: true, onclick: () => void give() }, '完成');
    const give = async () => {
      const ended = context.work.begin('album');
      try {
        const items = await Promise.all(chosen.map((choice) => choice.read()));
        finish({ items, original: original.checked });
      } finally {
        ended();
      }
    };
    const toggle = (choice: Choice, button: HTMLElement) => {
      const at = chosen.indexOf(choice);
      if (at >= 0) chosen.splice(at, 1);
      else if (chosen.length < most) chosen.push(choice);
      button.setAttribute('aria-pressed', String(chosen.includes(choice)));
      done.disabled = chosen.length === 0;
      done.textContent = chosen.length > 0 ? `完成（${chosen.length}）` : '完成';
      done.setAttribute('aria-label', '完成');
    };
    const tile = (choice: Choice, index: number) => {
      const face = h('img', { alt: '' });
      void Promise.resolve(choice.face).then((address) => {
        if (address) face.src = address;
      });
      const button = h(
        'button',
        { class: 'tile', 'aria-pressed': 'false', 'aria-label': choice.name, 'data-first': index === 0 },
        choice.kind === 'file' ? h('span', { class: 'paper', 'aria-hidden': 'true' }) : face,
        h('span', { class: 'name' }, choice.name),
      );
      button.addEventListener('click', () => toggle(choice, button));
      return button;
    };
    const field = h('input', {
      type: 'file',
      multiple: most > 1,
      'aria-label': '这台电脑的文件',
      accept: kinds.includes('file') ? undefined : kinds.map((kind) => `${kind}/*`).join(','),
    });
    field.addEventListener('change', () => {
      const items = [...(field.files ?? [])].slice(0, most).map(fromComputer);
      if (items.length > 0) finish({ items, original: original.checked });
    });
    dialog.box.append(
      h(
        'div',
        { class: 'head' },
        h('button', { onclick: () => finish(null) }, '取消'),
        h('span', {}, text(options.title) || '最近项目'),
        done,
      ),
      h('div', { class: 'tiles' }, ...choices(kinds, context.album()).map(tile)),
      h(
        'div',
        { class: 'foot' },
        h('label', { class: 'computer' }, h('span', {}, '这台电脑的文件'), field),
        options.canCompress ? h('label', { class: 'original' }, original, h('span', {}, '原图')) : null,
      ),
    );
  });

function fromComputer(file: File): Item {
  const kind = file.type.startsWith('image/') ? 'image' : file.type.startsWith('video/') ? 'video' : 'file';
  return { blob: file, kind, name: file.name };
}

/** All that the album can offer of these kinds: first what the project file names. */
function choices(kinds: readonly Kind[], project: readonly string[]): Choice[] {
  const named = project.map((path): Choice => {
    const address = `/samples/${path.split('/').map(encodeURIComponent).join('/')}`;
    const kind = kindOf(path);
    const name = path.split('/').at(-1) ?? path;
    return {
      name,
      kind,
      face: kind === 'image' ? address : undefined,
      read: async () => ({ blob: await (await fetch(address)).blob(), kind, name }),
    };
  });
  const own = sampleNames.map((name): Choice => {
    let picture: Promise<Blob> | undefined;
    const draw = () => {
      picture ??= samplePicture(name);
      return picture;
    };
    return {
      name,
      kind: 'image',
      face: draw().then((blob) => URL.createObjectURL(blob)),
      read: async () => ({ blob: await draw(), kind: 'image', name: `${name}.jpg` }),
    };
  });
  const film: Choice = {
    name: '短片',
    kind: 'video',
    face: undefined,
    read: async () => ({ ...(await sampleFilm()), kind: 'video', name: 'film.webm' }),
  };
  return [...named, ...own, film].filter(({ kind }) => kinds.includes(kind));
}

function kindOf(path: string): Kind {
  if (/\.(png|jpe?g|gif|webp|svg)$/i.test(path)) return 'image';
  return /\.(mp4|webm|mov)$/i.test(path) ? 'video' : 'file';
}
