import type { Input, Route } from '../../core/contract';
import { place } from './district';

/** Whom an input is about. `person` is the id of the person (and of the book), `code` an invitation for them. */
export type Subject = { person: string; name: string; code: string; template: string; requestId: string };

/** A signature of two short strokes. */
export const signature = {
  ratio: 2.5,
  strokes: [
    [100, 200, 300, 420, 510, 640],
    [700, 100, 720, 900],
  ],
};

/** A legal, complete input of every action: the type refuses a new action that has no row here. */
export const samples: { [R in Route]: (subject: Subject) => Input<R> } = {
  'account.session': () => ({}),
  'account.invitation': ({ code }) => ({ code }),
  'account.held': () => ({}),
  'account.consent': ({ requestId }) => ({
    requestId,
    purpose: 'reminders',
    answer: 'withdraw',
    version: '2026-07',
  }),
  'account.bind': ({ requestId, code }) => ({
    requestId,
    code,
    consent: { version: '2026-07', purposes: ['timebook', 'reminders'] },
  }),
  'timebook.today': () => ({}),
  'timebook.book': () => ({}),
  'timebook.draft': ({ person }) => ({ nodeId: `${person}:onboarding` }),
  'timebook.saveDraft': ({ requestId, person }) => ({
    requestId,
    nodeId: `${person}:onboarding`,
    text: '见字如面。愿你仍记得第一天的样子。',
    promises: ['不收一分不该收的钱', '每周给家里打一次电话'],
    baseRevision: 0,
  }),
  'timebook.seal': ({ requestId, person, template }) => ({
    requestId,
    nodeId: `${person}:onboarding`,
    text: '见字如面。愿你仍记得第一天的样子。',
    promises: ['不收一分不该收的钱', '每周给家里打一次电话'],
    signature,
    permission: { templateId: template, answer: 'accept' },
  }),
  'timebook.recall': ({ requestId }) => ({ requestId, chapterNumber: 1 }),
  'timebook.open': ({ requestId, person }) => ({ requestId, nodeId: `${person}:anniversary:2027` }),
  'timebook.read': () => ({ chapterNumber: 1 }),
  'timebook.review': ({ requestId, person }) => ({
    requestId,
    nodeId: `${person}:anniversary:2027`,
    marks: ['kept', null],
  }),
  'timebook.verify': () => ({}),
  'timebook.companion': () => ({}),
  'timebook.askHelp': ({ requestId, person }) => ({
    requestId,
    nodeId: `${person}:anniversary:2027`,
    promise: 0,
    note: '想当面聊聊。',
  }),
  'timebook.withdrawHelp': ({ requestId, person }) => ({
    requestId,
    helpId: `${person}:help-0000000000000001`,
  }),
  'timebook.share': ({ requestId }) => ({ requestId, chapterNumber: 1 }),
  'timebook.unshare': ({ requestId }) => ({ requestId, chapterNumber: 1 }),
  'mentor.mentees': () => ({}),
  'mentor.mentee': ({ person }) => ({ cadreId: person }),
  'mentor.readShared': ({ person }) => ({ cadreId: person, chapterNumber: 1 }),
  'mentor.leaveWord': ({ requestId, person }) => ({
    requestId,
    cadreId: person,
    text: '慢一点，看着扣。',
  }),
  'mentor.handleHelp': ({ requestId, person }) => ({ requestId, helpId: `${person}:help-0000000000000001` }),
  'mentor.mine': () => ({}),
  'mentor.noteMeeting': ({ requestId, person }) => ({
    requestId,
    cadreId: person,
    day: '2026-07-01',
    way: 'talk',
  }),
  'mentor.pairs': () => ({ unitId: place.court }),
  'mentor.assign': ({ requestId, person }) => ({
    requestId,
    cadreId: person,
    mentorId: 'mentor-of-the-court',
    note: '他话不多，河堤那一段可以一起走走。',
  }),
  'mentor.setRules': ({ requestId }) => ({
    requestId,
    unitId: place.court,
    mostMentees: 8,
    quietDays: 60,
    orderedBy: '云溪区年轻干部廉洁教育工作办法（虚构）',
  }),
  'reminder.inbox': () => ({}),
  'reminder.settings': () => ({}),
  'reminder.prefer': ({ requestId }) => ({ requestId, off: ['festival'], night: { from: 20, until: 9 } }),
  'reminder.operations': () => ({}),
  'reminder.dryRun': () => ({ until: '2027-07-01' }),
  'reminder.resend': ({ requestId, person }) => ({ requestId, kind: 'onboarding', note: `47003 ${person}` }),
  'reminder.templates': () => ({}),
  'reminder.daysOff': () => ({}),
  'reminder.setDaysOff': ({ requestId }) => ({
    requestId,
    year: 2027,
    off: ['2027-01-01', '2027-02-08'],
    on: ['2027-02-06'],
    source: '关于2027年部分节假日安排的通知',
  }),
  'reminder.unreachable': () => ({ after: 'a' }),
  'reminder.grant': ({ requestId, template }) => ({ requestId, templateId: template, answer: 'accept' }),
  'export.order': ({ requestId }) => ({ requestId, kind: 'json' }),
  'export.fetch': () => ({ documentId: 'no-such-document' }),
  'export.sentence': () => ({ text: '守住第一颗扣子' }),
  'roster.units': () => ({}),
  'roster.people': () => ({ unitId: place.court, search: 'lin', after: 'a' }),
  'roster.person': ({ person }) => ({ personId: person, why: '核对名册' }),
  'audit.mine': () => ({ before: 1 }),
  'audit.search': ({ person }) => ({
    personId: person,
    byPersonId: person,
    before: 9_000_000_000_000,
    why: '核对一次查看',
  }),
  'audit.verify': ({ person }) => ({ personId: person }),
  'audit.security': () => ({ before: 9_000_000_000_000 }),
  'roster.roles': () => ({}),
  'roster.grantRole': ({ requestId, person, name }) => ({
    requestId,
    personId: person,
    role: 'section-chief',
    scope: { kind: 'section', ids: [place.civil] },
    fromDay: '2032-01-01',
    untilDay: '2032-12-31',
    confirm: name,
  }),
  'roster.endRole': ({ requestId, person, name }) => ({
    requestId,
    roleId: `role-${person}-section-chief`,
    confirm: name,
  }),
};
