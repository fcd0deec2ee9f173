/** In which form an activity is held; each counts as one 进万家 event (DOMAIN.md §4). */
export const activityFormats = [
  'cloud-class',
  'lecturers',
  'masters',
  'visit',
  'workshop',
  'reading-circle',
  'stage-play',
  'other',
] as const;
export type ActivityFormat = (typeof activityFormats)[number];

/** As the programme calls them. */
export const activityFormatNames: Readonly<Record<ActivityFormat, string>> = {
  'cloud-class': '家风云课堂',
  lecturers: '家风讲师团',
  masters: '名家坐堂',
  visit: '参观走访',
  workshop: '动手工坊',
  'reading-circle': '读书会',
  'stage-play': '廉洁戏剧',
  other: '其他',
};
