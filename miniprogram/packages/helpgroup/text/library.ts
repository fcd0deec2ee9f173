/** A short way to a decision: at each step a question, and where yes and no lead: to a step, or to what to do. */
export type Step = { ask: string; yes: string; no: string };
export type Path = {
  key: string;
  name: string;
  steps: Readonly<Record<string, Step>>;
  ends: Readonly<Record<string, string>>;
};

export const paths: readonly Path[] = [
  {
    key: 'gift',
    name: '收到礼品',
    steps: {
      first: { ask: '送的人是管理和服务对象、案件当事人，或者有事要办吗？', yes: 'there', no: 'usual' },
      there: { ask: '东西还退得回去吗？', yes: 'back', no: 'hand' },
      usual: { ask: '明显超出平常的人情往来吗？', yes: 'there', no: 'fine' },
    },
    ends: {
      back: '原样收好，当天当面退回，最好有旁人在场，留个记录。',
      hand: '带到单位机关纪委登记上交，越早越好，说清什么时候、谁送的。',
      fine: '平常的人情可以收，记着回礼，大致相当。',
    },
  },
  {
    key: 'banquet',
    name: '有人请吃饭',
    steps: {
      first: { ask: '请客的人是管理和服务对象、案件当事人或代理人吗？', yes: 'refuse', no: 'where' },
      where: { ask: '地方是会所、内部食堂或者豪华场所吗？', yes: 'refuse', no: 'favour' },
      favour: { ask: '吃完有事要托吗？', yes: 'refuse', no: 'fine' },
    },
    ends: {
      refuse: '不去。就说家里有安排，不用多解释；对方再三请，告诉单位。',
      fine: '可以去。费用自理或者轮流请，不带司机、不开公车。',
    },
  },
  {
    key: 'loan',
    name: '借钱',
    steps: {
      first: { ask: '对方和干部的职务、单位的业务有关系吗？', yes: 'no', no: 'interest' },
      interest: { ask: '要收高于银行的利息，或者要作担保吗？', yes: 'no', no: 'fine' },
    },
    ends: {
      no: '不借，也不担保。已经借了的，尽快还清、收回，向单位说明。',
      fine: '可以借。写借条，走银行转账，记清还的日子。',
    },
  },
  {
    key: 'relatives',
    name: '家属经商',
    steps: {
      first: { ask: '生意在干部管辖的地区或业务范围里吗？', yes: 'ask', no: 'name' },
      name: { ask: '会用到干部的名义、关系或者单位的信息吗？', yes: 'no', no: 'report' },
    },
    ends: {
      ask: '先停一停，问单位组织人事或机关纪委，多半不行。',
      no: '不行。不用干部的名义，是底线。',
      report: '可以做。干部按规定如实报告家属从业情况。',
    },
  },
];

export const libraryText = {
  search: '搜问题，拼音也行',
  searchAct: '搜',
  paths: '一步一步看该怎么办',
  yes: '是',
  no: '不是',
  again: '重新来',
  entries: '问过的、答过的',
  cases: '案例',
  machine: '知识库里的话，不是值班员的答复。拿不准，照样问值班员。',
  sources: (names: string) => `依据：${names}`,
  none: '没有找到。可以直接问值班员。',
  ask: '问值班员',
  missed: '大家搜不到的',
  missedLine: (text: string, count: number) => (count > 1 ? `${text}（${count} 次）` : text),
  write: '写一条',
  change: '改',
  remove: '拿掉',
  removeTitle: '拿掉这一条？',
  removeText: '拿掉以后谁也搜不到了。',
  cancel: '先不',
  topic: '关于什么',
  question: '问题',
  questionHint: '一句话，别写姓名、单位和案子',
  answer: '答复',
  answerHint: '先做什么、再做什么，别写能认出人的话',
  source: '依据（可不写）',
  save: '放进知识库',
  saved: '放好了',
  removed: '拿掉了',
  offered: '知识库附上，非人工',
};

export const figuresText = {
  month: (year: number, month: number) => `${year} 年 ${month} 月`,
  asked: '提问',
  answered: '有人答',
  within: '守了承诺',
  open: '还没人答',
  median: '一半的问题，第一次答复用时',
  ninetieth: '九成的问题，第一次答复用时',
  choose: '换个月',
  none: '这个月还没有人提问。',
  parts: '什么时候问的',
  partNames: { 0: '00–08 点', 8: '08–12 点', 12: '12–18 点', 18: '18–22 点', 22: '22–24 点' } as Readonly<
    Record<number, string>
  >,
  topics: '问的什么',
  officers: '谁答的',
  answeredBy: (count: number) => `答了 ${count} 个`,
  coverage: '值班表',
  coverageLine: (staffed: number, backed: number, shifts: number) =>
    `到今天 ${shifts} 班，${staffed} 班有人值，${backed} 班有后备`,
  helped: '答复有用吗',
  helpedLine: (solved: number, some: number, none: number) =>
    `解决了 ${solved} · 有帮助 ${some} · 没帮上 ${none}`,
  share: (count: number, of: number) => `${count} / ${of}`,
  line: (asked: number, within: number, answered: number, median: string) =>
    answered === 0
      ? `${asked} 个，还没人答`
      : `${asked} 个，${within}/${answered} 守了承诺，中间的用时 ${median}`,
  log: '值班记录，做成表格',
  logNote: '每个问题一行：编号、时间、用了多久、谁答的。没有一个字的内容，没有提问人。',
};

export const practicesText = {
  lead: '单位自己定的七条做法，做到哪一步、看得见什么，群里的人都看得到。',
  none: '单位还没有写。',
  states: { planned: '打算做', doing: '正在做', done: '做成了' },
  name: (at: number) => `第 ${at} 条，叫什么`,
  evidence: '看得见什么，可不写',
  edit: '写七廉工作法',
  add: '添一条',
  remove: '删掉',
  save: '公开给群里看',
  saved: '写好了',
};
