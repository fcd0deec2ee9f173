import { byId, h } from '../element';

interface Problem {
  file: string;
  line: number;
  message: string;
}

/** Puts what the compiler found in place of the program, with file and line. */
export function showCompileErrors(errors: readonly Problem[]): void {
  byId('viewport').replaceChildren(
    h(
      'section',
      { class: 'compile-errors', role: 'alert' },
      h('h1', {}, '这个小程序没有编译成功'),
      h('p', { class: 'lead' }, '改好后保存，这里会自动刷新。'),
      ...errors.map((error) =>
        h(
          'article',
          {},
          h('p', { class: 'place' }, error.line > 0 ? `${error.file}:${error.line}` : error.file),
          h('pre', {}, error.message),
        ),
      ),
    ),
  );
}
