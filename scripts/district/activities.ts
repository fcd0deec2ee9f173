import type { Input } from '../../core/contract';
import { dayMs, hourMs } from '../../core/domain/calendar/beijing';

type Written = Input<'activity.save'>['written'];

/** What 梁爽 holds for the families of the district in the weeks to come. */
export function activitiesFrom(start: number): Written[] {
  const on = (days: number, hours: number) => {
    const startsAt = start - (start % dayMs) + days * dayMs + hourMs;
    return { startsAt, endsAt: startsAt + hours * hourMs, registerUntil: startsAt - dayMs + 9 * hourMs };
  };
  return [
    {
      ...{
        series: 'lesson',
        format: 'lecturers',
        title: '把家风讲给孩子听',
        place: '清河区青少年宫二楼（虚构）',
      },
      about: '家风讲师团的三位老师，各讲一个自己家里的故事。\n讲完留半个小时，孩子也可以上台讲一个。',
      bring: '带一件家里的老物件，不带也行',
      ...{ ...on(10, 2), places: 40 },
      questions: [
        { key: 'q1', text: '孩子多大', options: ['六岁以下', '六到十二岁', '十二岁以上'], must: 'no' },
      ],
    },
    {
      ...{ series: 'site', format: 'visit', title: '走一走清晏巷', place: '清晏巷口集合（虚构）' },
      about: '看旧粮仓、老县衙的戒石，听守仓人的故事。\n一共两公里，老人孩子都走得动。',
      ...{ bring: '穿一双好走的鞋', ...on(18, 3), places: 0, questions: [] },
    },
  ];
}
