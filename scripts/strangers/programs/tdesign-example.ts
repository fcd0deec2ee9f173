import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { copyProgram, install } from './lay-out';
import type { StrangerProgram } from './stranger-program';

/** The TDesign of this repository: the examples are opened on what the program here is made with. */
const TDESIGN = '1.16.0';

/**
 * TDesign's own example: every component's page. Its build (script/gulpfile.example.js) puts the `_example` folder of each component
 * among the example's pages and turns less into wxss; both are done here.
 */
export const tdesignExample: StrangerProgram = {
  folder: 'tdesign-miniprogram',
  repository: 'https://github.com/Tencent/tdesign-miniprogram',
  commit: 'deece39d6',
  pages: 127,
  project: {},
  ownFaults: [
    {
      on: /^pages\/color-picker\//,
      remark: /^Unhandled rejection: null$/,
      because: 'a picker of the kind base measures a panel that it does not have, and nobody catches it',
    },
  ],
  async layOut(checkout, home) {
    const packages = join(checkout, 'packages');
    const program = join(home, 'program');
    copyProgram(join(packages, 'tdesign-miniprogram', 'example'), program);
    for (const group of ['components', 'pro-components/chat'])
      for (const name of readdirSync(join(packages, group), { recursive: true, encoding: 'utf8' }))
        if (name.endsWith('_example'))
          copyProgram(
            join(packages, group, name),
            join(program, 'pages', name.slice(0, name.search(/[\\/]/))),
          );
    install(home, { less: '4', 'tdesign-miniprogram': TDESIGN });
    await turnLess(program, join(packages, 'tdesign-miniprogram', 'example'), home);
    return program;
  },
};

/** Turns the less files of a folder into wxss; imports of what lies around the example are looked for from there. */
async function turnLess(program: string, original: string, home: string): Promise<void> {
  const less = createRequire(join(home, 'package.json'))('less') as {
    render(text: string, options: object): Promise<{ css: string }>;
  };
  for (const name of readdirSync(program, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.less')) continue;
    const file = join(program, name);
    const paths = [dirname(join(original, relative(program, file)))];
    const { css } = await less.render(readFileSync(file, 'utf8'), { filename: file, paths });
    writeFileSync(file.replace(/less$/, 'wxss'), css);
    rmSync(file);
  }
}
