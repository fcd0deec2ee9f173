import { dayInChinese } from '../../calendar/beijing';
import { declare } from '../declaration';
import { inChinese } from '../words';
import { longest, type NodeMatter, openPage } from './node-facts';

const hints: Record<string, string> = {
  '-7': '七天后，你的时光书就要打开了',
  '0': '你的时光书今天打开，等你来读',
};

/** An anniversary of entering service: 7 days before, on the day, and 3 and 14 days after while it is not closed (DOMAIN.md §6). */
export const anniversary = declare<NodeMatter, 'node'>({
  kind: 'anniversary',
  event: 'An anniversary of entering service comes',
  topic: 'timebook',
  template: 'node',
  recipients: ['self'],
  steps: [
    { name: '-7', after: { days: -7 } },
    { name: '0', after: { days: 0 } },
    { name: '3', after: { days: 3 } },
    { name: '14', after: { days: 14 } },
  ],
  main: '0',
  class: 'normal',
  staleAfter: null,
  // The sentences say that a book opens, never what is in it, nor whether anything is (decision 0021).
  words: ({ facts, step }) => {
    const name = `入职${inChinese(facts.years)}周年`;
    const title =
      step === '-7'
        ? `${name}快到了`
        : step === '0'
          ? `${name}到了，时光书今天打开`
          : `${name}过去${inChinese(Number(step))}天，还没有续写`;
    const why = `每年入职的这一天，时光书打开一次`;
    const hint = hints[step] ?? '你的时光书还开着，随时可以续写';
    return { title, why, fields: { thing1: name, date2: dayInChinese(facts.day), thing3: hint } };
  },
  page: ({ facts }) => openPage(facts.nodeId),
  examples: [longest],
});
