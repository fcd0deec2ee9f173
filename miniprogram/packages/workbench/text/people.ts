import type { PersonView } from '../../../../core/contract/roster';

export const peopleText = {
  title: '人员',
  search: '姓名、拼音或首字母',
  clear: '清空查找',
  none: '没有这样的人',
  noneText: '换个写法再找：姓名、拼音、首字母都可以，只找你职责范围内的人。',
  empty: '这里还没有人',
  emptyText: '人事导入花名册以后，这里会有。',
  earlier: '上一页',
  later: '下一页',
};

/** What stands beside a name; nothing for who is in service. */
export const statusText: Readonly<Record<PersonView['status'], string>> = {
  serving: '',
  'on-leave': '休假',
  left: '已离任',
};
