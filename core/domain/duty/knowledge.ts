/** What is looked through: a question that was answered, or what everybody is told of. */
export type Searched = {
  id: string;
  topic: string;
  question: string;
  answer: string;
  /** Syllables of the question without tones, joined; and their first letters. */
  pinyin: string;
  initials: string;
};

/** Words that mean one thing here: whoever types one finds what was written with another. */
const sames: readonly (readonly string[])[] = [
  ['礼品', '礼物', '东西', '特产', '土特产', '茶叶', '烟酒', '月饼', '水果', '送礼', '收礼', '纪念品'],
  ['礼金', '红包', '份子钱', '随礼', '随份子', '份子', '压岁钱', '现金', '微信红包', '转账'],
  ['购物卡', '消费卡', '商场卡', '充值卡', '加油卡', '提货券', '代金券', '卡券', '卡'],
  ['宴请', '吃饭', '饭局', '酒席', '请客', '聚餐', '喝酒', '应酬', '酒宴'],
  ['操办', '婚礼', '喜宴', '婚宴', '满月', '升学宴', '寿宴', '丧事', '办酒', '乔迁'],
  ['借钱', '借款', '借贷', '贷款', '放贷', '高利', '借给', '借条', '周转', '担保'],
  ['经商', '做生意', '开店', '开公司', '办企业', '入股', '投资', '兼职', '承包', '项目', '招投标'],
  ['亲属', '亲戚', '家人', '爱人', '丈夫', '妻子', '老公', '老婆', '孩子', '子女', '父母', '家属'],
  ['退还', '退回', '退掉', '上交', '登记', '怎么退', '还回去'],
  ['房子', '住房', '借住', '车', '借车', '用车', '公车'],
  ['打招呼', '说情', '托关系', '求情', '帮忙', '走后门', '打听案子', '过问'],
  ['赌博', '打牌', '麻将', '输钱', '网赌'],
  ['旅游', '出游', '旅行', '度假', '高尔夫', '会所'],
  ['不说话', '压力', '情绪', '睡不着', '焦虑', '心事', '吵架'],
];

/** Letters, figures and Chinese characters alone, in small letters. */
export function normalized(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/** The meanings that a text speaks of, by place in the table. */
function meaningsOf(text: string): Set<number> {
  return new Set(sames.flatMap((words, at) => (words.some((word) => text.includes(word)) ? [at] : [])));
}

function pairsOf(text: string): Set<string> {
  const letters = Array.from(text);
  return new Set(letters.slice(1).map((letter, at) => `${letters[at]}${letter}`));
}

/** How well an entry fits what was typed: 0 for not at all. Letters alone are read as pinyin, whole or first letters. */
export function fitOf(entry: Searched, typed: string): number {
  const query = normalized(typed);
  if (query === '') return 0;
  if (/^[a-z]+$/.test(query)) {
    if (query.length < 2) return 0;
    if (entry.initials.includes(query)) return 4;
    return entry.pinyin.includes(query) ? 5 : 0;
  }
  const [question, answer] = [normalized(entry.question), normalized(entry.answer)];
  if (question.includes(query)) return 10;
  const wanted = meaningsOf(query);
  const there = meaningsOf(question);
  const shared = [...wanted].filter((meaning) => there.has(meaning)).length;
  const pairs = pairsOf(query);
  const own = pairsOf(question);
  const close = [...pairs].filter((pair) => own.has(pair)).length / Math.max(1, pairs.size);
  const inside = answer.includes(query) ? 2 : 0;
  const fit = shared * 2 + close * 4 + inside;
  return fit >= 1.2 ? fit : 0;
}

/** What fits, the best first; of one fit in their order. */
export function found<E extends Searched>(entries: readonly E[], typed: string, most: number): E[] {
  return entries
    .map((entry, at) => ({ entry, at, fit: fitOf(entry, typed) }))
    .filter(({ fit }) => fit > 0)
    .sort((a, b) => b.fit - a.fit || a.at - b.at)
    .slice(0, most)
    .map(({ entry }) => entry);
}
