import type { Input, Route } from '../../core/contract';
import { place } from './district';
import type { Subject } from './samples';

type OfHelp = Extract<Route, `helpgroup.${string}`>;

/** A question that is not there. */
const questionId = '0123456789abcdef01234567';

/** A legal, complete input of every action of the help group. */
export const helpSamples: { [R in OfHelp]: (subject: Subject) => Input<R> } = {
  'helpgroup.spaces': () => ({}),
  'helpgroup.bind': ({ requestId }) => ({ requestId, unitId: place.court, cloudId: '69_no-such-enclosure' }),
  'helpgroup.enter': ({ requestId }) => ({ requestId, cloudId: '69_no-such-enclosure' }),
  'helpgroup.leave': ({ requestId }) => ({ requestId, unitId: place.court }),
  'helpgroup.unbind': ({ requestId }) => ({
    ...{ requestId, unitId: place.court, groupId: '0123456789abcdef01234567' },
  }),
  'helpgroup.groups': () => ({ unitId: place.court }),
  'helpgroup.keep': ({ requestId }) => ({ requestId, unitId: place.court, days: 90 }),
  'helpgroup.space': () => ({ unitId: place.court, before: 9_000_000_000_000 }),
  'helpgroup.ask': ({ requestId }) => ({
    ...{ requestId, unitId: place.court, line: 'private', topic: 'gift', named: 'no' },
    text: '同学来家里，留下两盒茶叶，里面夹着一张卡。怎么办？',
  }),
  'helpgroup.question': () => ({ questionId }),
  'helpgroup.add': ({ requestId }) => ({ requestId, questionId, text: '人已经走了。' }),
  'helpgroup.withdraw': ({ requestId }) => ({ requestId, questionId }),
  'helpgroup.rate': ({ requestId }) => ({ requestId, questionId, helped: 3 }),
  'helpgroup.desk': () => ({ unitId: place.court, list: 'past', before: 9_000_000_000_000 }),
  'helpgroup.take': ({ requestId }) => ({ requestId, questionId }),
  'helpgroup.answer': ({ requestId }) => ({
    requestId,
    questionId,
    text: '先别急，原样收好，今晚当面退回。',
  }),
  'helpgroup.handOn': ({ requestId }) => ({
    ...{ requestId, questionId, toId: 'nobody-of-this-unit', reason: '要问机关纪委' },
  }),
  'helpgroup.note': ({ requestId }) => ({ requestId, questionId, text: '上次也问过，已请机关纪委看。' }),
  'helpgroup.close': ({ requestId }) => ({ requestId, questionId, reason: '已经退回' }),
  'helpgroup.reopen': ({ requestId }) => ({ requestId, questionId, reason: '对方又来了' }),
  'helpgroup.beginMedia': ({ requestId }) => ({ requestId, questionId, kind: 'picture' }),
  'helpgroup.keepMedia': ({ requestId }) => ({ requestId, mediaId: 'no-such-media', seconds: 0 }),
  'helpgroup.media': () => ({ mediaId: 'no-such-media' }),
  'helpgroup.search': () => ({ unitId: place.court, text: '红包' }),
  'helpgroup.saveEntry': ({ requestId }) => ({
    ...{ requestId, unitId: place.court, entryId: null, topic: 'gift', question: '茶叶里夹着卡怎么办？' },
    ...{ answer: '原样收好，当天退回。', source: '中国共产党纪律处分条例' },
  }),
  'helpgroup.removeEntry': ({ requestId }) => ({
    ...{ requestId, unitId: place.court, entryId: 'no-such-entry' },
  }),
  'helpgroup.setPractices': ({ requestId }) => ({
    ...{ requestId, unitId: place.court },
    practices: [{ name: '廉书共读', state: 'doing', evidence: '每月一本' }],
  }),
  'helpgroup.notices': () => ({ unitId: place.court, before: 1_782_900_000_000 }),
  'helpgroup.notice': () => ({ noticeId: 'no-such-notice' }),
  'helpgroup.postNotice': ({ requestId }) => ({
    ...{ requestId, unitId: place.court, kind: 'notice', feastDay: null, title: '节假日不收礼' },
    ...{ text: '请家属一起守住门口。', source: '' },
    quiz: [{ ask: '红包能收吗？', choices: ['能', '不能'], right: 1, why: '管理和服务对象的一律不收。' }],
  }),
  'helpgroup.removeNotice': ({ requestId }) => ({
    ...{ requestId, unitId: place.court, noticeId: 'no-such-notice' },
  }),
  'helpgroup.figures': () => ({ unitId: place.court, month: '2026-07' }),
  'helpgroup.rota': () => ({ unitId: place.court }),
  'helpgroup.draftRota': ({ requestId }) => ({
    ...{ requestId, unitId: place.court, baseVersion: 0, fallbackId: null },
    pattern: [{ weekday: 1, layer: 'day', officerId: null, backupId: null }],
    exceptions: [{ day: '2027-10-01', layer: 'night', officerId: null, backupId: null }],
  }),
  'helpgroup.publishRota': ({ requestId }) => ({ requestId, unitId: place.court, baseVersion: 0 }),
  'helpgroup.proposeSwap': ({ requestId }) => ({
    ...{ requestId, unitId: place.court, day: '2026-07-06', layer: 'day', toId: 'nobody-of-this-unit' },
    back: { day: '2026-07-07', layer: 'night' },
  }),
  'helpgroup.answerSwap': ({ requestId }) => ({ requestId, swapId: 'no-such-swap', answer: 'decline' }),
};
