import type { Input, Route } from '../../core/contract';
import { place } from './district';
import type { Subject } from './samples';

/** An activity that is not there. */
const activityId = 'fedcba9876543210fedcba98';
/** What an organiser writes of an activity in the summer after the world begins. */
export const written: Input<'activity.save'>['written'] = {
  ...{ series: 'lesson', format: 'lecturers', title: '把家风讲给孩子听', place: '云溪区青少年宫二楼' },
  ...{ about: '老师讲家风故事，\n一家人一起听。', bring: '带一件家里的老物件，不带也行' },
  startsAt: Date.parse('2027-08-08T10:00:00+08:00'),
  endsAt: Date.parse('2027-08-08T11:30:00+08:00'),
  registerUntil: Date.parse('2027-08-06T18:00:00+08:00'),
  places: 40,
  questions: [{ key: 'age', text: '孩子多大', options: ['六岁以下', '六岁以上'], must: 'no' }],
};

type ActivityRoute = Extract<Route, `activity.${string}`>;

/** The part of `samples.ts` that is about activities. */
export const activitySamples: { [R in ActivityRoute]: (subject: Subject) => Input<R> } = {
  'activity.list': () => ({ which: 'ahead', after: `1000000000000-${activityId}` }),
  'activity.one': () => ({ activityId }),
  'activity.register': ({ requestId, person }) => ({
    ...{ requestId, activityId, people: [person], children: 1 },
    answers: [{ key: 'age', text: '六岁以上' }],
  }),
  'activity.answer': ({ requestId }) => ({ requestId, activityId, answer: 'take' }),
  'activity.withdraw': ({ requestId }) => ({ requestId, activityId }),
  'activity.there': ({ requestId }) => ({ requestId, activityId, code: '314159' }),
  'activity.feedback': ({ requestId }) => ({
    ...{ requestId, activityId, useful: 3, suited: 2, say: '讲得实在，下次想带外婆来' },
  }),
  'activity.sumUp': ({ requestId }) => ({
    ...{ requestId, activityId, baseVersion: 1, summary: '来了三十家，外公外婆讲得最好。\n谢谢大家。' },
  }),
  'activity.venueCode': () => ({ activityId }),
  'activity.figures': () => ({ scopeId: place.court, year: 2026 }),
  'activity.desk': () => ({ scopeId: place.court, shelf: 'past', after: `1900000000000-${activityId}` }),
  'activity.save': ({ requestId }) => ({
    ...{ requestId, scopeId: place.court, activityId, baseVersion: 1, written },
  }),
  'activity.turn': ({ requestId }) => ({
    ...{ requestId, activityId, event: 'cancel', baseVersion: 1, reason: '台风要来' },
  }),
  'activity.roll': () => ({ activityId, after: 0 }),
};
