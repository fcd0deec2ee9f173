import type { RoleView, RosterOutputs } from '../../../../core/contract/roster';
import { dayText, stampText } from '../../../text/dates';
import { dutyName } from '../../../text/duties';

/** `2026年7月1日起`, `2026年7月1日 至 2027年6月30日`. */
function periodText({ fromDay, untilDay }: RoleView): string {
  return untilDay === null ? `${dayText(fromDay)}起` : `${dayText(fromDay)} 至 ${dayText(untilDay)}`;
}

const stateName: Readonly<Record<RoleView['state'], string>> = {
  'in-force': '',
  ahead: '还没开始',
  ended: '已结束',
};

/** A duty as a row; whoever left the service is said first. */
export function roleRow(role: RoleView) {
  const { id, personName: name, scopeNames, state, holderLeft } = role;
  const duty = dutyName[role.role];
  const late = holderLeft && state !== 'ended';
  const label = [duty, name, scopeNames.join('、')].join('，');
  return {
    ...{ id, name, duty, places: scopeNames.join('、'), period: periodText(role), label },
    state: late ? '人已离任，要交接' : stateName[state],
    tone: late ? 'warn' : 's',
    ended: state === 'ended',
  };
}

/** A duty that somebody is to have and nobody has. */
export function vacancyRow({ unitId, unitName, role }: RosterOutputs['roles']['vacancies'][number]) {
  const duty = dutyName[role];
  return { key: `${unitId} ${role}`, unitId, role, duty, unitName, label: `空着，${unitName}${duty}` };
}

export const rolesText = {
  vacant: '空着的',
  vacantNone: '没有空着的职责',
  vacantNote: '每个单位要有一把手和人事，每个科室要有负责人，区里要有系统管理员、审计员、组织人社。',
  held: '现在的',
  ended: '结束了的',
  showEnded: '看结束了的',
  more: (n: number) => `再看 ${n} 项`,
  grant: '给一项职责',
  fill: '安排',
  none: '还没有给过职责',
};

export const roleText = {
  grantTitle: '给一项职责',
  endTitle: (duty: string, name: string) => `${name}的“${duty}”`,
  duty: '什么职责',
  scopeKind: '管多大',
  scopeKinds: {
    section: '一个科室',
    line: '分管的几个科室',
    unit: '一个单位',
    units: '几个单位',
    district: '全区',
  } as const,
  place: '在哪里',
  choosePlace: '选一个',
  person: '给谁',
  personHint: '姓名、拼音或首字母',
  nobody: '没有找到',
  clear: '换一位',
  from: '从哪天起',
  today: '今天',
  until: '到哪天为止',
  open: '不定',
  confirmName: (name: string) => `输入“${name}”来确认`,
  typeName: '照样输入',
  grant: '给这项职责',
  granted: '给了',
  endNote: '结束以后，对方马上看不到这项职责范围里的人和事。记录留六年。',
  end: '结束这项职责',
  ended: '结束了',
  handOver: '接着安排别人',
  missing: '还有没填的',
};

export const securityText = {
  intro: '没有权限的访问，每次都记一条。账号只有代号；没有姓名的，是没绑定的微信。',
  empty: '没有记录',
  emptyText: '有人越权查看或办理时，会在这里留下一条。',
  more: '再往前看',
  unknown: '没绑定的微信',
};

const codeName: Readonly<Record<string, string>> = {
  FORBIDDEN: '没有这项职责',
  NOT_FOUND: '不在职责范围里',
  UNAUTHENTICATED: '没有绑定',
  LIMIT: '试的次数太多',
};

/** A refusal as a row. */
export function refusalRow(row: {
  id: string;
  at: number;
  route: string;
  code: string;
  account: string;
  who: string | null;
}) {
  const { id, at, route, code, account } = row;
  const who = row.who ?? securityText.unknown;
  return { id, who, account, what: `${codeName[code] ?? code} · ${route}`, when: stampText(at) };
}

export const youngText = {
  lead: '谁算年轻干部，由区里定。算的人有时光书。',
  now: '现在的规定',
  ways: [
    { value: 'age', name: '按年龄' },
    { value: 'service', name: '按工龄' },
    { value: 'list', name: '按名单' },
  ] as const,
  years: { age: '多少岁以下（含）', service: '工作多少年以内（含）' },
  listNote: '名单在名册导入的“年轻干部”一栏里写，空着的不算。',
  ordered: '依据的文件',
  orderedHint: '文件名称和文号',
  note: '定下以后，名册上的人十分钟内开始重新核对；名册里点了名的照名册，已经有书的人，书不会收走。',
  cadres: (n: number) => `现在有 ${n} 位`,
  marking: (n: number) => `正在按这条规定核对名册，核对过 ${n} 人`,
  marked: (n: number) => `名册上的 ${n} 人都按这条规定核对过了`,
  confirmName: (name: string) => `输入“${name}”来确认`,
  typeName: '照样输入',
  save: '定下这条规定',
  saved: '定好了',
  usual: '还没有定过，按 35 岁以下算',
  says: (by: 'age' | 'service' | 'list', years: number) =>
    by === 'age' ? `${years} 岁以下（含）` : by === 'service' ? `工作 ${years} 年以内（含）` : '按名单',
  orderedBy: (document: string, day: string) => `${document}，${day}定`,
};
