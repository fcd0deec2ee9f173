/** Young colleagues who stand on the roster and have not come yet: name, place, born, entry. */
export const colleagues: readonly (readonly [string, string, number, string])[] = [
  ['曾思齐', 'zhujian-office', 1999, '2023-08-15'],
  ['单明朗', 'zhujian-office', 2000, '2025-07-10'],
  ['黄念慈', 'zhujian-plan', 1998, '2022-07-04'],
  ['吴书航', 'zhujian-plan', 1997, '2021-09-01'],
  ['徐安然', 'zhujian-care', 1999, '2024-07-08'],
  ['孙景行', 'zhujian-care', 1996, '2020-10-12'],
  ['朱清和', 'zhujian-care', 2001, '2025-08-01'],
  ['胡守正', 'zhujian-water', 1995, '2019-07-15'],
  ['郭知夏', 'zhujian-water', 1998, '2023-07-01'],
  ['欧阳一鸣', 'fayuan-civil', 1997, '2022-08-01'],
  ['冯若水', 'fayuan-filing', 1999, '2024-07-01'],
  ['韩以宁', 'shizheng-law', 1998, '2023-09-01'],
];
