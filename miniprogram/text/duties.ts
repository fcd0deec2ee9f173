import type { RoleWord } from '../../core/contract/roster';

/** What a duty is called; a mentor's is a relation and not a granted role. */
export const dutyName: Readonly<Record<RoleWord | 'mentor', string>> = {
  'section-chief': '科室负责人',
  deputy: '班子成员',
  head: '一把手',
  hr: '人事',
  organiser: '活动组织者',
  'duty-officer': '值班员',
  inspector: '纪检监察干部',
  organisation: '组织人社',
  administrator: '系统管理员',
  auditor: '审计员',
  mentor: '廉洁导师',
};

/** `班子成员 · 规划建设科、养护管理科`; of many places the first two are named. */
export function dutyText(duty: { role: RoleWord; scopeNames: readonly string[] }): string {
  const [first, second, ...more] = duty.scopeNames;
  const places = [first, second].filter(Boolean).join('、');
  return `${dutyName[duty.role]} · ${places}${more.length > 0 ? `等 ${duty.scopeNames.length} 处` : ''}`;
}
