import { join } from 'node:path';
import { copyProgram, dependenciesOf, install } from './lay-out';
import type { StrangerProgram } from './stranger-program';

/** TDesign's starter of a shop: TypeScript-less, sub-packages, a tab bar of its own, invented goods. */
export const retailStarter: StrangerProgram = {
  folder: 'tdesign-miniprogram-starter-retail',
  repository: 'https://github.com/Tencent/tdesign-miniprogram-starter-retail',
  commit: 'e92fe2b',
  pages: 29,
  project: {},
  queries: {
    'pages/order/order-detail/index': '?orderNo=354021731671873099',
    'pages/order/invoice/index': '?orderNo=354021731671873099',
    'pages/order/order-confirm/index': '?goodsRequestList=[]',
    'pages/coupon/coupon-activity-goods/index': '?id=1',
    'pages/promotion/promotion-detail/index': '?promotion_id=1',
    'pages/order/after-service-detail/index': '?rightsNo=123123423',
  },
  async layOut(checkout, home) {
    const program = join(home, 'program');
    copyProgram(checkout, program);
    // It names 1.9.5, which not every registry has kept; the next one of the same line stands for it.
    install(program, { ...dependenciesOf(checkout), 'tdesign-miniprogram': '~1.9.5' });
    return program;
  },
};
