import { dayInChinese } from '../../calendar/beijing';
import type { NodeKind } from '../../node/kinds';
import { declare, type Facts } from '../declaration';
import { inChinese } from '../words';
import { openPage, writePage } from './node-facts';

/** `node` is the node's id; named so that phones of release 0.1.0 do not take it for a node's own reminder. */
type Overdue = Facts & {
  node: string;
  nodeKind: string;
  turn: number;
  day: string;
  cadreId: string;
  cadreName: string;
  /** Title and number of the document that orders the commitment, as the unit named it. */
  document: string;
};

const names: Readonly<Record<Exclude<NodeKind, 'anniversary'>, string>> = {
  onboarding: '入职第一章',
  rotation: '岗位交流',
  promotion: '提任',
  'probation-end': '转正',
  leaving: '离任',
  request: '申请开启',
};

function nameOf({ nodeKind, turn }: Overdue): string {
  return nodeKind === 'anniversary'
    ? `入职${inChinese(turn)}周年`
    : names[nodeKind as Exclude<NodeKind, 'anniversary'>];
}

/** The unit reminds of an overdue node, once; the mentor, who owes the talk, hears of it too. */
export const overdue = declare<Overdue, 'node'>({
  kind: 'overdue',
  event: 'The unit reminds somebody of an overdue node, and the mentor of the talk',
  topic: 'timebook',
  template: 'node',
  recipients: ['cadre', 'mentor'],
  steps: [{ name: '0', after: { ms: 0 } }],
  main: '0',
  class: 'normal',
  staleAfter: null,
  // WeChat's message names nobody: a locked screen shows it.
  words: ({ facts, role }) => {
    const name = nameOf(facts);
    const date2 = dayInChinese(facts.day);
    return role === 'mentor'
      ? {
          title: `请找${facts.cadreName}谈一次`,
          why: `${name}的一页过了期限还没有写。只谈谈，不看信。依据：${facts.document}`,
          fields: { thing1: '请与所带的同志谈一次', date2, thing3: '有一个节点过了期限，谈谈就好' },
        }
      : {
          title: `${name}的一页还空着`,
          why: `单位提醒一次，不会再催。在纸上写过，告诉人事就算。依据：${facts.document}`,
          fields: { thing1: name, date2, thing3: '这一页还空着，补上也算闭环' },
        };
  },
  page: ({ facts, role }) =>
    role === 'mentor'
      ? `packages/workbench/pages/mentor-mentee/index?cadreId=${facts.cadreId}`
      : facts.nodeKind === 'onboarding'
        ? writePage(facts.node)
        : openPage(facts.node),
  examples: [
    {
      node: `${'p'.repeat(32)}:anniversary:2069`,
      nodeKind: 'anniversary',
      turn: 48,
      day: '2069-12-31',
      cadreId: 'p'.repeat(32),
      cadreName: '名'.repeat(8),
      document: '文'.repeat(120),
    },
  ],
});
