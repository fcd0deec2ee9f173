/** One screen of the matrix: a page of the program, who opens it, and who finds nothing there. */
export type Screen = { name: string; page: string; query: string; as: string; emptyAs?: string };

type Given = { name?: string; query?: string; as?: string; emptyAs?: string };

const person = (name: string) => `demo-openid-${name}`;
const lin = person('lin-zhiyuan');
const xu = person('xu-yinuo');
const hr = person('zhou-min');
const mentor = person('chen-song');
const administrator = person('gao-yuan');
const auditor = person('tang-jing');
/** Whom nobody ever looked at, who accompanies nobody and has no book. */
const nobody = person('song-an');

const duty = person('song-an');

const query = (fields: Record<string, string>) =>
  new URLSearchParams(fields).toString().replaceAll('+', '%20');
const timebook = (page: string) => `packages/timebook/pages/${page}/index`;
const people = (page: string) => `packages/people/pages/${page}/index`;
const helpgroup = (page: string) => `packages/helpgroup/pages/${page}/index`;
const workbench = (page: string) => `packages/workbench/pages/${page}/index`;

/**
 * What a page needs to be looked at with something on it. A page that is not named here is opened by 林知远 without a query, so that a new
 * page is in the matrix from its first day.
 */
export const given: Readonly<Record<string, readonly Given[]>> = {
  'pages/today/index': [{ emptyAs: xu }, { name: 'today-duties', as: hr }],
  'pages/book/index': [{ emptyAs: xu }],
  'pages/me/index': [{}, { name: 'me-duties', as: hr }],
  'pages/bind/index': [{ as: person('of-nobody') }],
  [timebook('write')]: [{ query: query({ nodeId: 'demo-xu-yinuo:onboarding' }), as: xu }],
  'pages/family/index': [{ emptyAs: xu }],
  'packages/family/pages/thing/index': [{ query: 'kind=words' }, { name: 'thing-site', query: 'kind=site' }],
  [people('person')]: [{ as: hr, query: 'personId=demo-lin-zhiyuan' }],
  [people('event')]: [
    { as: hr, query: query({ mode: 'enter', personId: 'demo-lin-zhiyuan', name: '林知远' }) },
  ],
  [people('waiting')]: [{ as: hr }],
  [timebook('sealed')]: [{ query: 'number=3' }],
  [timebook('receipt')]: [{ query: 'number=3' }],
  [timebook('open')]: [
    { name: 'open-waits', query: query({ nodeId: 'demo-lin-zhiyuan:anniversary:2026' }) },
    { name: 'open-chapter', query: 'chapter=2' },
  ],
  [timebook('card')]: [{ query: 'chapter=2' }],
  'packages/activity/pages/desk/index': [{ name: 'activity-desk', as: person('liang-shuang') }],
  'packages/activity/pages/list/index': [{ name: 'activity-list' }],
  'packages/activity/pages/edit/index': [
    { name: 'activity-edit', as: person('liang-shuang'), query: 'scopeId=qinghe' },
  ],
  'packages/activity/pages/figures/index': [{ name: 'activity-figures', as: person('liang-shuang') }],
  [helpgroup('groups')]: [{ as: duty, emptyAs: lin }],
  [helpgroup('space')]: [{ as: duty, query: 'unitId=fayuan' }],
  [helpgroup('ask')]: [{ as: duty, query: 'unitId=fayuan' }],
  [helpgroup('desk')]: [{ as: duty, query: 'unitId=fayuan' }],
  [helpgroup('rota')]: [{ as: duty, query: 'unitId=fayuan' }],
  'packages/reminder/pages/inbox/index': [{ emptyAs: nobody }],
  [workbench('index')]: [{ as: hr, emptyAs: lin }],
  [workbench('people')]: [{ as: hr }],
  [workbench('unreachable')]: [{ as: hr }],
  [workbench('clock')]: [{ as: administrator }],
  [workbench('days-off')]: [{ as: administrator }],
  [workbench('mentor-mentees')]: [{ as: mentor }],
  [workbench('mentor-mentee')]: [{ as: mentor, query: 'cadreId=demo-lin-zhiyuan' }],
  [workbench('mentor-pairs')]: [{ as: hr }],
  [workbench('mentor-assign')]: [
    { as: hr, query: query({ cadreId: 'demo-lin-zhiyuan', name: '林知远', paired: '1' }) },
  ],
  [workbench('closure')]: [{ as: hr }],
  [workbench('overdue')]: [{ as: hr }],
  [workbench('paper')]: [{ as: hr, query: query({ nodeId: 'x', title: '苏禾 · 入职一周年' }) }],
  [workbench('audit-books')]: [{ as: auditor }],
  [workbench('audit-search')]: [{ as: auditor }],
  [people('invite')]: [
    { name: 'people-invite', as: hr, query: query({ personId: 'demo-xu-yinuo', name: '许一诺' }) },
  ],
  [people('unbind')]: [{ as: hr, query: query({ personId: 'demo-lin-zhiyuan', name: '林知远' }) }],
  [people('invitations')]: [{ as: hr }],
  [people('roles')]: [{ as: administrator }],
  [people('role')]: [{ as: administrator }],
  [people('security')]: [{ as: auditor }],
  [people('young')]: [{ as: person('ma-wen') }],
  [people('voices')]: [{ as: person('ma-wen') }],
  [people('intake')]: [{ as: hr }],
  [workbench('audit-mine')]: [{ emptyAs: nobody }],
};

/** The part of `app.json` that names pages. */
export type Pages = { pages: string[]; subPackages?: { root: string; pages: string[] }[] };

/** Every page of the program, as `app.json` names them. */
export function pagesOf({ pages, subPackages = [] }: Pages): string[] {
  return [...pages, ...subPackages.flatMap(({ root, pages: own }) => own.map((page) => `${root}/${page}`))];
}

/** Every screen of the matrix: each page of the program once at least. */
export function screensOf(program: Pages): Screen[] {
  return pagesOf(program).flatMap((page) =>
    (given[page] ?? [{}]).map(({ name = nameOf(page), query = '', as = lin, emptyAs }) => ({
      ...{ name, page, query, as },
      ...(emptyAs !== undefined && { emptyAs }),
    })),
  );
}

/** `packages/workbench/pages/people/index` is `people`; `index/index` takes its package's name. */
function nameOf(page: string): string {
  const parts = page.split('/').filter((part) => part !== 'pages' && part !== 'packages');
  const own = parts.at(-2) ?? page;
  return own === 'index' ? (parts.at(-3) ?? own) : own;
}
