import { activityRules } from './activity-rules';
import { helpRules, onDuty } from './help-rules';
import type { Relation } from './relation';
import type { RoleWord } from './roles';

/** `anyone` needs no binding, `self` is any bound person; the rest holds a granted role, or accompanies the subject. */
export type Actor = 'anyone' | 'self' | 'mentor' | RoleWord;

/** What a viewpoint gets of a person on the roster. A field that no view names leaves the store to nobody. */
export const views = {
  /** Who somebody is and where they work: what every duty over people needs. */
  card: ['id', 'name', 'unitId', 'sectionId', 'position', 'status'],
  /** What the employing unit and the organisation department keep. */
  file: [
    'id',
    'name',
    'unitId',
    'sectionId',
    'position',
    'status',
    'entryDay',
    'bornYear',
    'cadre',
    'bound',
    'idKnown',
    'postings',
    'events',
  ],
} as const;
export type View = keyof typeof views;

/**
 * One way to be allowed. `confirm`: a dangerous act, for which the person types a word afresh. `logged`: looking is itself an entry
 * in the subject's audit chain. `reason`: and why is asked. `states`: of the subject, in which alone it is allowed.
 */
export type Rule = {
  as: Actor;
  relation: Relation;
  view?: View;
  confirm?: true;
  logged?: true;
  reason?: true;
  states?: readonly string[];
};

const anyone = [{ as: 'anyone', relation: 'none' }] as const satisfies readonly Rule[];
const self = [{ as: 'self', relation: 'self' }] as const satisfies readonly Rule[];

/** Whoever has left the service is not invited. */
const inviting = [
  { as: 'hr', relation: 'own-unit', states: ['serving', 'on-leave'] },
] as const satisfies readonly Rule[];

/** Whoever keeps the ledger of somebody's life in service: HR of the unit, and the organisation department over all. */
const keepers = [
  { as: 'hr', relation: 'own-unit' },
  { as: 'organisation', relation: 'district' },
] as const satisfies readonly Rule[];

/** Small groups are put together for whoever may not see the names behind them: everybody but HR. */
const counters = [
  { as: 'hr', relation: 'own-unit' },
  { as: 'head', relation: 'own-unit' },
  { as: 'inspector', relation: 'covered-unit' },
  { as: 'inspector', relation: 'district' },
  { as: 'deputy', relation: 'own-line' },
  { as: 'section-chief', relation: 'own-section' },
] as const satisfies readonly Rule[];

const cards = [
  { as: 'head', relation: 'own-unit', view: 'card' },
  { as: 'deputy', relation: 'own-line', view: 'card' },
  { as: 'section-chief', relation: 'own-section', view: 'card' },
  { as: 'inspector', relation: 'covered-unit', view: 'card' },
  { as: 'inspector', relation: 'district', view: 'card' },
  { as: 'administrator', relation: 'district', view: 'card' },
  { as: 'mentor', relation: 'mentee', view: 'card' },
] as const satisfies readonly Rule[];

/**
 * Who may do what: route → ways to be allowed, the widest view first; the first that fits decides. What stands in no row is
 * refused. The kernel refuses to compile when an action of the contract has no row here.
 */
export const pivot = {
  'account.session': anyone,
  'account.invitation': anyone,
  'account.bind': anyone,
  'account.byPhone': anyone,
  'account.held': self,
  'account.complain': self,
  'account.complaints': self,
  'account.consent': self,
  // The account is off its place once it is done, and asks again when the answer was lost.
  'account.erase': [{ as: 'anyone', relation: 'none', confirm: true }],

  'timebook.today': self,
  'timebook.book': self,
  'timebook.draft': self,
  'timebook.saveDraft': self,
  'timebook.beginPage': self,
  'timebook.keepPage': self,
  'timebook.removePage': self,
  'timebook.page': self,
  'timebook.seal': self,
  'timebook.recall': self,
  'timebook.open': self,
  'timebook.read': self,
  'timebook.review': self,
  'timebook.verify': self,
  // The receipt itself is the right: whoever holds its fingerprint was shown it (decision 0305).
  'timebook.checkReceipt': self,
  'timebook.companion': self,
  'timebook.askHelp': self,
  'timebook.withdrawHelp': self,
  'timebook.share': self,
  'timebook.unshare': self,

  'mentor.mentees': [{ as: 'mentor', relation: 'mentee' }],
  'mentor.mentee': [{ as: 'mentor', relation: 'mentee' }],
  'mentor.readShared': [{ as: 'mentor', relation: 'mentee', logged: true }],
  'mentor.leaveWord': [{ as: 'mentor', relation: 'mentee' }],
  'mentor.handleHelp': [{ as: 'mentor', relation: 'mentee' }],
  'mentor.mine': self,
  'mentor.noteMeeting': [
    { as: 'mentor', relation: 'mentee' },
    { as: 'self', relation: 'self' },
  ],
  'mentor.pairs': [
    { as: 'hr', relation: 'own-unit' },
    { as: 'head', relation: 'own-unit' },
  ],
  'mentor.assign': [{ as: 'hr', relation: 'own-unit' }],
  'mentor.setRules': [
    { as: 'hr', relation: 'own-unit' },
    { as: 'administrator', relation: 'district' },
  ],

  // Whoever works in a unit sees its wall, and no other.
  'pledge.wall': [{ as: 'self', relation: 'own-unit' }],
  'pledge.sign': self,
  'pledge.withdraw': self,

  // To which household somebody belongs is read from their own row; what is another family's is not found.
  'family.home': self,
  'family.invite': self,
  'family.remove': self,
  'family.thing': self,
  'family.plan': self,
  'family.mark': self,

  ...helpRules,
  ...activityRules,

  'closure.figures': counters,

  // Names of who is overdue are for HR and the mentor alone (DOMAIN.md §3); the mentor has them in `mentor.mentees`.
  'closure.overdue': [{ as: 'hr', relation: 'own-unit' }],
  'closure.remind': [{ as: 'hr', relation: 'own-unit', states: ['serving', 'on-leave'] }],
  'closure.recordPaper': [{ as: 'hr', relation: 'own-unit', states: ['serving', 'on-leave'] }],

  'reminder.inbox': self,
  'reminder.grant': self,
  'reminder.settings': self,
  'reminder.prefer': self,
  'reminder.operations': [{ as: 'administrator', relation: 'district' }],
  'reminder.dryRun': [{ as: 'administrator', relation: 'district' }],
  'reminder.resend': [{ as: 'administrator', relation: 'district' }],
  'reminder.templates': [{ as: 'administrator', relation: 'district' }],
  'reminder.daysOff': [{ as: 'administrator', relation: 'district' }],
  'reminder.setDaysOff': [{ as: 'administrator', relation: 'district' }],
  'reminder.unreachable': [{ as: 'hr', relation: 'own-unit', view: 'card' }],

  'export.order': self,
  'export.orderClosure': counters,
  'export.orderDutyLog': onDuty,
  'export.orderNames': [{ as: 'hr', relation: 'own-unit', confirm: true }],
  'export.fetch': self,
  'export.sentence': self,

  'intake.template': keepers,
  'intake.read': keepers,
  'intake.imports': keepers,
  'intake.confirm': keepers.map((rule) => ({ ...rule, confirm: true as const })),
  'intake.undo': keepers.map((rule) => ({ ...rule, confirm: true as const })),
  'intake.one': keepers,
  'intake.step': keepers,
  'intake.fetch': keepers,
  'intake.sheet': keepers.map((rule) => ({ ...rule, confirm: true as const })),

  'roster.units': [
    { as: 'hr', relation: 'own-unit' },
    { as: 'organisation', relation: 'district' },
    { as: 'administrator', relation: 'district' },
    { as: 'auditor', relation: 'district' },
    { as: 'inspector', relation: 'district' },
    { as: 'inspector', relation: 'covered-unit' },
    { as: 'head', relation: 'own-unit' },
    { as: 'deputy', relation: 'own-line' },
    { as: 'section-chief', relation: 'own-section' },
  ],
  'roster.people': [
    { as: 'hr', relation: 'own-unit', view: 'file' },
    { as: 'organisation', relation: 'district', view: 'file' },
    ...cards,
    // Whom an entry of the audit is about is picked by name.
    { as: 'auditor', relation: 'district', view: 'card' },
  ],
  'roster.person': [
    { as: 'hr', relation: 'own-unit', view: 'file', logged: true },
    { as: 'organisation', relation: 'district', view: 'file', logged: true, reason: true },
    ...cards,
  ],
  'roster.career': self,
  'roster.proposeEvent': self,
  'roster.waitingEvents': [{ as: 'hr', relation: 'own-unit' }],
  'roster.enterEvent': keepers,
  'roster.decideEvent': keepers,
  'roster.correctEvent': keepers,
  'roster.places': keepers,

  'roster.cadreRule': keepers,
  'roster.setCadreRule': [{ as: 'organisation', relation: 'district', confirm: true }],

  // Not the own unit: whoever complains of it is to be heard beyond it.
  'roster.complaints': [{ as: 'organisation', relation: 'district' }],
  'roster.answerComplaint': [{ as: 'organisation', relation: 'district' }],

  'roster.roles': [
    { as: 'administrator', relation: 'district' },
    { as: 'auditor', relation: 'district' },
    { as: 'hr', relation: 'own-unit' },
  ],
  'roster.grantRole': [{ as: 'administrator', relation: 'district', confirm: true }],
  'roster.invite': inviting,
  'roster.inviteMany': inviting.map((rule) => ({ ...rule, confirm: true as const })),
  'roster.invitations': inviting,
  'roster.revokeInvitation': inviting,
  'roster.inviteCode': inviting,
  'roster.unbind': [{ as: 'hr', relation: 'own-unit', confirm: true }],

  'audit.mine': self,
  'audit.search': [{ as: 'auditor', relation: 'district', logged: true, reason: true }],
  'audit.verify': [
    { as: 'self', relation: 'self' },
    { as: 'auditor', relation: 'district' },
  ],
  'audit.books': [{ as: 'auditor', relation: 'district', logged: true, reason: true }],
  'audit.security': [
    { as: 'auditor', relation: 'district' },
    { as: 'administrator', relation: 'district' },
  ],

  'roster.endRole': [{ as: 'administrator', relation: 'district', confirm: true }],
} as const satisfies Record<string, readonly Rule[]>;
