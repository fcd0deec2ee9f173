import type { RoleScope, RoleWord } from '../../core/domain/authority/roles';

/** Somebody of the invented district with a duty; openids and notes stand in `simulator.config.json`. */
export type Officer = {
  id: string;
  openid: string;
  name: string;
  at: string;
  position: string;
  bornYear: number;
  entryDay: string;
  /** Nothing for the mentor: accompanying is a relation, not a granted role. */
  role?: { word: RoleWord; scope: RoleScope };
};

const officer = (
  slug: string,
  name: string,
  at: string,
  position: string,
  [bornYear, entryDay]: [number, string],
  role?: Officer['role'],
): Officer => ({
  id: `demo-${slug}`,
  openid: `demo-openid-${slug}`,
  name,
  at,
  position,
  bornYear,
  entryDay,
  ...(role && { role }),
});
const unit = (id: string): RoleScope => ({ kind: 'unit', ids: [id] });
const whole: RoleScope = { kind: 'district', ids: ['qinghe'] };

export const officers: readonly Officer[] = [
  officer('zhou-min', '周敏', 'zhujian-office', '人事干部', [1985, '2008-07-01'], {
    word: 'hr',
    scope: unit('zhujian'),
  }),
  officer('zheng-guodong', '郑国栋', 'zhujian', '局长', [1971, '1994-08-01'], {
    word: 'head',
    scope: unit('zhujian'),
  }),
  officer('he-qing', '何清', 'zhujian', '副局长', [1978, '2001-07-16'], {
    word: 'deputy',
    scope: { kind: 'line', ids: ['zhujian-plan', 'zhujian-care'] },
  }),
  officer('xie-yun', '谢云', 'zhujian-plan', '科长', [1983, '2006-09-01'], {
    word: 'section-chief',
    scope: { kind: 'section', ids: ['zhujian-plan'] },
  }),
  officer('chen-song', '陈松', 'zhujian-plan', '一级主任科员', [1976, '1999-07-01']),
  officer('luo-zheng', '罗正', 'jiwei-third', '组长', [1974, '1997-07-01'], {
    word: 'inspector',
    scope: { kind: 'units', ids: ['zhujian', 'shizheng'] },
  }),
  officer('ma-wen', '马文', 'zuzhibu-cadres', '科长', [1982, '2005-07-01'], {
    word: 'organisation',
    scope: whole,
  }),
  officer('song-an', '宋安', 'fayuan-politics', '法官助理', [1990, '2015-07-01'], {
    word: 'duty-officer',
    scope: unit('fayuan'),
  }),
  officer('zhou-mingche', '周明澈', 'fayuan-civil', '审判员', [1984, '2007-07-02'], {
    word: 'duty-officer',
    scope: unit('fayuan'),
  }),
  officer('gu-qingyuan', '顾清源', 'fayuan', '院长', [1970, '1993-07-12'], {
    word: 'head',
    scope: unit('fayuan'),
  }),
  officer('liang-shuang', '梁爽', 'tuanwei', '副书记', [1992, '2016-07-01'], {
    word: 'organiser',
    scope: whole,
  }),
  officer('gao-yuan', '高远', 'shujuju-ops', '工程师', [1988, '2012-07-01'], {
    word: 'administrator',
    scope: whole,
  }),
  officer('tang-jing', '唐静', 'jiwei-audit', '副主任', [1980, '2003-07-01'], {
    word: 'auditor',
    scope: whole,
  }),
];

/** The mentor of 林知远. */
export const mentor = { mentorId: 'demo-chen-song', cadreId: 'demo-lin-zhiyuan', unitId: 'zhujian' } as const;
