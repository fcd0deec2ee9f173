/** What every unit's knowledge base begins with. Sources are named by title; a unit checks them against the text in force before it deploys. */
export type FirstEntry = {
  id: string;
  topic: string;
  question: string;
  answer: string;
  sources: readonly string[];
};

const discipline = '《中国共产党纪律处分条例》';
const conduct = '《中国共产党廉洁自律准则》';
const servants = '《中华人民共和国公务员法》';
const judges = '《中华人民共和国法官法》';
const eight = '中央八项规定及其实施细则精神';

export const firstEntries: readonly FirstEntry[] = [
  {
    ...{
      id: 'first-gift-left',
      topic: 'gift',
      question: '亲友或当事人留下礼品、购物卡，人已经走了，怎么退？',
    },
    answer:
      '东西不用、不送，原样收好，拍照记下时间和谁送的。\n当天联系对方，当面退回，最好有旁人在场；寄回也行，留好单据。\n退不掉，就尽快带到单位机关纪委或纪检部门登记上交。',
    sources: [discipline, eight],
  },
  {
    ...{ id: 'first-gift-red', topic: 'gift', question: '逢年过节收到微信红包、转账，怎么办？' },
    answer:
      '来自管理和服务对象、案件当事人的，一律不点开、不接收，二十四小时自动退回；已经收了的马上原路退回，留下记录，并告诉单位。\n家里亲戚之间平常的红包，金额平常、有来有往，不在此列。',
    sources: [discipline],
  },
  {
    ...{ id: 'first-gift-home', topic: 'gift', question: '有人把东西送到家里给家属，家属能收吗？' },
    answer:
      '不能。送给家属，和送给干部本人是一回事。请对方带走；对方放下就走的，照“怎么退”办，并告诉干部本人。',
    sources: [discipline, conduct],
  },
  {
    ...{ id: 'first-banquet', topic: 'banquet', question: '朋友请吃饭，能不能去？' },
    answer:
      '先问三句：请客的人是不是管理和服务对象、案件当事人或代理人；地方是不是会所、内部食堂或豪华场所；吃完有没有事要办。\n有一句答“是”，就不去。自家亲友的平常聚餐可以去，费用自理或轮流请。',
    sources: [discipline, eight],
  },
  {
    ...{ id: 'first-celebrate', topic: 'banquet', question: '家里办婚礼、满月、升学宴，要注意什么？' },
    answer:
      '办之前按单位的规定报告，请谁、几桌、在哪里写清楚。\n不请管理和服务对象，不收他们的礼金，不用公车公物，不分批分处办。\n有的地方有桌数和礼金的规定，照当地的办。',
    sources: [discipline, eight],
  },
  {
    ...{ id: 'first-loan', topic: 'loan', question: '亲戚朋友想借钱周转，能借吗？' },
    answer:
      '对方和干部的职务没有关系，照平常的人情借还，写清借条。\n对方是管理和服务对象、案件当事人或者和单位有业务往来的，借进、借出都不行，更不能收利息、作担保。',
    sources: [discipline],
  },
  {
    ...{ id: 'first-business', topic: 'relatives', question: '家属想开店、办公司，行不行？' },
    answer:
      '家属可以依法经营，但不能在干部管辖的地区和业务范围里做可能和公共利益冲突的生意，也不能用干部的名义。\n干部按规定如实报告家属从业情况；拿不准，先问单位组织人事或机关纪委。',
    sources: [discipline, servants],
  },
  {
    ...{ id: 'first-lawyer', topic: 'relatives', question: '法官的家属做律师，要注意什么？' },
    answer:
      '法官的配偶、父母、子女在本人任职法院辖区内开律所、做合伙人，或者在本人任职法院做代理人、辩护人的，法官要实行任职回避。\n具体情形报单位政治部核对。',
    sources: [judges],
  },
  {
    ...{ id: 'first-favour', topic: 'relatives', question: '老乡托家属打听案子、帮忙说情，怎么回？' },
    answer:
      '直接说：这件事家里不问、也帮不上，请走正规渠道。\n不收材料、不传话、不留电话。对方还来，请干部按“过问案件”的规定如实记录报告。',
    sources: [discipline, judges],
  },
  {
    ...{ id: 'first-house', topic: 'gift', question: '老板说有空房子、车子可以借住借用，行吗？' },
    answer:
      '管理和服务对象的房子、车子，借住、借用都不行，付很低的租金也不行。已经用了的，马上还，把费用补上，向单位说明。',
    sources: [discipline],
  },
  {
    ...{ id: 'first-gamble', topic: 'after-hours', question: '发现家里人打牌赌博、输了钱，怎么办？' },
    answer:
      '先弄清有没有欠债、欠谁的，不要自己去填窟窿，更不要向有业务往来的人借。\n陪本人向单位说清楚，越早越好；参与赌博要依法依纪处理，帮还赌债的人情最容易出事。',
    sources: [discipline],
  },
  {
    ...{ id: 'first-silent', topic: 'home', question: '他最近不说话、压力大、睡不着，家属能做什么？' },
    answer:
      '先陪着，不追问、不比较。挑一个不忙的晚上，问一句“最近什么最难”。\n连着两周睡不好、吃不下，劝去医院看看；单位也有心理支持。说到不想活了，马上打 12356 或就近就医，别让他一个人待着。',
    sources: ['全国统一心理援助热线 12356'],
  },
];
