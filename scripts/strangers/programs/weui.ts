import { join } from 'node:path';
import { copyProgram } from './lay-out';
import type { StrangerProgram } from './stranger-program';

/** WeChat's own styles, shown as a mini program: its `dist` folder, as it is opened in the developer tools. */
export const weui: StrangerProgram = {
  folder: 'weui-wxss',
  repository: 'https://github.com/Tencent/weui-wxss',
  commit: '739eca5',
  pages: 58,
  project: {},
  async layOut(checkout, home) {
    copyProgram(join(checkout, 'dist'), join(home, 'dist'));
    return join(home, 'dist');
  },
};
