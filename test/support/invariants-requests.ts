import type { Output, Route } from '../../core/contract';
import { activityEvidence } from './invariants-activities';
import { groupBy, rows } from './invariants-audit';
import { helpEvidence } from './invariants-help';
import type { Document } from './wire';
import type { Dump } from './world';

export type Evidence = (personId: string, answer: never, request: Document, dump: Dump) => boolean;

const row = (dump: Dump, collection: string, id: string) =>
  rows(dump, collection).find((document) => document._id === id);

/** Whether somebody took their pledge back, or had everything erased, at or after an instant. */
const takenDown = (personId: string, from: number, dump: Dump) =>
  rows(dump, 'requests').some(
    ({ _id, route, at }) =>
      _id.startsWith(`${personId}:`) &&
      ['pledge.withdraw', 'account.erase'].includes(String(route)) &&
      Number(at) >= from,
  );

/** The ledger holds, or held, the entry that an act made or decided. */
const inLedger: Evidence = (personId, answer: Output<'roster.enterEvent'>, _request, dump) =>
  row(dump, 'lifeEvents', answer.eventId)?.personId === personId;

/** An import is there as long as it can be taken back; the night removes it then. */
const inImports: Evidence = (_unitId, answer: { importId: string }, request, dump) =>
  row(dump, 'imports', answer.importId) !== undefined ||
  Number(row(dump, 'sweeps', 'night')?.at) > Number(request.at) + 86_400_000;

/** Duties that a leaving ended and that nobody took back. */
const endedByLeaving = (dump: Dump) =>
  rows(dump, 'lifeEvents')
    .filter(({ status }) => status === 'confirmed')
    .reduce((sum, { ended }) => sum + ((ended as { roles: unknown[] } | undefined)?.roles.length ?? 0), 0);
/** Whether somebody belongs to no household, because a membership ended or everything of theirs was erased. */
const gone = (personId: string, dump: Dump) => row(dump, 'familyMembers', personId) === undefined;

/** A spreadsheet is ordered of a place, in whose audit it stands. */
const ofPlace: Evidence = (placeId, answer: Output<'export.orderNames'>, _request, dump) =>
  row(dump, 'documents', answer.id)?.placeId === placeId;

/** What each recorded change must have left in the store. A new write action has no line here and fails. */
const evidence: Partial<Record<Route, Evidence>> = {
  'account.bind': (personId, _answer, _request, dump) =>
    rows(dump, 'people').some(({ _id }) => _id === personId) &&
    rows(dump, 'bindings').filter((binding) => binding.personId === personId).length <= 1,
  'account.erase': (personId, answer: Output<'account.erase'>, request, dump) =>
    row(dump, 'erasures', personId)?.at === request.at && answer.at === request.at,
  'account.consent': (personId, answer: Output<'account.consent'>, _request, dump) =>
    typeof row(dump, 'consents', `${personId}:reminders`)?.givenAt === 'number' && answer.consents.length > 0,
  'account.complain': (personId, answer: Output<'account.complain'>, _request, dump) =>
    row(dump, 'complaints', answer.id)?.personId === personId,
  'roster.setCadreRule': (districtId, _answer, request, dump) =>
    Number(row(dump, 'cadreRules', districtId)?.at) >= Number(request.at),
  'roster.answerComplaint': (personId, answer: Output<'roster.answerComplaint'>, request, dump) => {
    const complaint = row(dump, 'complaints', answer.complaintId);
    return complaint?.personId === personId && complaint.answeredAt === request.at;
  },
  'timebook.saveDraft': (personId, answer: Output<'timebook.saveDraft'>, _request, dump) =>
    rows(dump, 'drafts').some(
      (draft) => draft.bookId === personId && Number(draft.revision) >= answer.revision,
    ),
  // A photo that was taken out is gone within the day, and its row with it.
  'timebook.beginPage': (personId, answer: Output<'timebook.beginPage'>, _request, dump) =>
    (row(dump, 'handPages', answer.pageId)?.bookId ?? personId) === personId,
  'timebook.keepPage': (_personId, answer: Output<'timebook.keepPage'>, _request, dump) =>
    (row(dump, 'handPages', answer.pageId)?.state ?? 'going') !== 'awaited',
  'timebook.removePage': (_personId, answer: Output<'timebook.removePage'>, _request, dump) =>
    (row(dump, 'handPages', answer.pageId)?.state ?? 'going') === 'going',
  'timebook.seal': (personId, answer: Output<'timebook.seal'>, request, dump) =>
    rows(dump, 'chapters').some(
      (record) =>
        record.bookId === personId &&
        record.kind === 'sealed' &&
        record.number === answer.receipt.number &&
        record.sealedAt === request.at &&
        String(record.hash).startsWith(answer.receipt.fingerprint.toLowerCase()),
    ),
  'timebook.recall': (personId, answer: Output<'timebook.recall'>, _request, dump) =>
    rows(dump, 'chapters').some(
      (record) =>
        record.bookId === personId && record.kind === 'recalled' && record.number === answer.chapterNumber,
    ),
  'timebook.open': (_personId, answer: Output<'timebook.open'>, _request, dump) =>
    typeof row(dump, 'nodes', answer.node.id)?.openedAt === 'number',
  'timebook.review': (_personId, answer: Output<'timebook.review'>, _request, dump) =>
    typeof row(dump, 'nodes', answer.node.id)?.rereadAt === 'number',
  'timebook.askHelp': (personId, answer: Output<'timebook.askHelp'>, _request, dump) =>
    row(dump, 'helpRequests', answer.id)?.cadreId === personId,
  'timebook.withdrawHelp': (_personId, answer: Output<'timebook.withdrawHelp'>, _request, dump) =>
    typeof row(dump, 'helpRequests', answer.id)?.withdrawnAt === 'number',
  'timebook.share': (personId, answer: Output<'timebook.share'>, _request, dump) =>
    row(dump, 'shares', `${personId}:${answer.chapterNumber}`) !== undefined,
  'timebook.unshare': (personId, answer: Output<'timebook.unshare'>, _request, dump) =>
    row(dump, 'shares', `${personId}:${answer.chapterNumber}`) !== undefined,
  'mentor.leaveWord': (personId, answer: Output<'mentor.leaveWord'>, _request, dump) =>
    rows(dump, 'mentorMessages').some(
      (word) => word.cadreId === personId && Number(word.writtenAt) >= answer.writtenAt,
    ),
  'mentor.handleHelp': (_personId, answer: Output<'mentor.handleHelp'>, _request, dump) =>
    typeof row(dump, 'helpRequests', answer.id)?.answeredAt === 'number',
  'mentor.noteMeeting': (personId, _answer, request, dump) =>
    rows(dump, 'meetings').some(({ cadreId, at }) => cadreId === personId && at === request.at),
  'mentor.assign': (personId, answer: Output<'mentor.assign'>, request, dump) =>
    rows(dump, 'mentorships').some(
      ({ cadreId, from, until }) => cadreId === personId && (answer.mentor ? from : until) === request.at,
    ),
  'closure.remind': (personId, answer: Output<'closure.remind'>, _request, dump) =>
    rows(dump, 'reminders').some(
      ({ kind, subject, facts }) =>
        kind === 'overdue' && subject === personId && (facts as { node: string }).node === answer.nodeId,
    ),
  'closure.recordPaper': (_personId, answer: Output<'closure.recordPaper'>, request, dump) =>
    Number(row(dump, 'nodes', answer.nodeId)?.paperAt) >= Number(request.at),
  'pledge.sign': (personId, answer: Output<'pledge.sign'>, _request, dump) =>
    Number(row(dump, 'pledges', personId)?.signedAt) >= answer.signedAt ||
    takenDown(personId, answer.signedAt, dump),
  'pledge.withdraw': (personId, _answer, request, dump) =>
    Number(row(dump, 'pledges', personId)?.signedAt ?? request.at) >= Number(request.at),
  'family.invite': (personId, answer: Output<'family.invite'>, _request, dump) =>
    row(dump, 'familyMembers', answer.id)?.invitedBy === personId || gone(answer.id, dump),
  'family.remove': (personId, answer: Output<'family.remove'>, _request, dump) =>
    answer.id === personId && gone(personId, dump),
  'family.plan': (_personId, answer: Output<'family.plan'>, request, dump) =>
    rows(dump, 'familyThings').some(({ kind }) => kind === answer.kind) && request.at !== null,
  'family.mark': (personId, answer: Output<'family.mark'>, request, dump) => {
    const mark = rows(dump, 'familyMarks').find(
      (one) => one.personId === personId && one.kind === answer.kind,
    );
    const later = rows(dump, 'requests').some(
      ({ _id, route, at }) =>
        _id.startsWith(`${personId}:`) &&
        route === 'family.mark' &&
        Number(at) >= Number(request.at) &&
        _id !== request._id,
    );
    return answer.kept === (mark !== undefined) || later || gone(personId, dump);
  },
  'mentor.setRules': (unitId, _answer, _request, dump) => row(dump, 'unitRules', unitId) !== undefined,
  'reminder.prefer': (personId, _answer, _request, dump) => row(dump, 'preferences', personId) !== undefined,
  'reminder.resend': (_district, answer: Output<'reminder.resend'>, _request, dump) =>
    rows(dump, 'reminders').filter(({ note }) => note === 'resent').length >= answer.resent,
  'reminder.setDaysOff': (_district, answer: Output<'reminder.setDaysOff'>, _request, dump) =>
    row(dump, 'daysOff', String(answer.year.year)) !== undefined,
  'reminder.grant': (personId, _answer, _request, dump) =>
    rows(dump, 'permissions').some((permission) => permission.personId === personId),
  'export.order': (personId, answer: Output<'export.order'>, _request, dump) =>
    row(dump, 'documents', answer.id)?.personId === personId,
  'export.orderClosure': ofPlace,
  'export.orderNames': ofPlace,
  'export.orderDutyLog': ofPlace,
  'roster.proposeEvent': inLedger,
  'roster.enterEvent': inLedger,
  'roster.decideEvent': inLedger,
  'roster.correctEvent': (personId, _answer, request, dump) =>
    rows(dump, 'lifeEvents').some((one) => one.personId === personId && one.status === 'corrected') &&
    row(dump, 'people', personId) !== undefined &&
    Number(request.at) > 0,
  'intake.read': inImports,
  'intake.confirm': inImports,
  'intake.undo': inImports,
  'intake.step': inImports,
  'intake.sheet': (_unitId, answer: Output<'intake.sheet'>, _request, dump) =>
    row(dump, 'documents', answer.documentId) !== undefined,
  'roster.grantRole': (personId, answer: Output<'roster.grantRole'>, _request, dump) =>
    row(dump, 'roles', answer.role.id)?.personId === personId,
  'roster.invite': (personId, _answer, request, dump) =>
    rows(dump, 'invitations').some((one) => one.personId === personId && one.issuedAt === request.at),
  'roster.inviteMany': (_unitId, _answer, request, dump) =>
    rows(dump, 'invitations').some((one) => one.issuedAt === request.at),
  'roster.revokeInvitation': (personId, answer: Output<'roster.revokeInvitation'>, request, dump) =>
    row(dump, 'invitations', answer.invitation.id)?.personId === personId &&
    row(dump, 'invitations', answer.invitation.id)?.revokedAt === request.at,
  'roster.unbind': (personId, _answer, _request, dump) => row(dump, 'people', personId) !== undefined,
  ...helpEvidence,
  ...activityEvidence,
  'roster.endRole': (personId, answer: Output<'roster.endRole'>, request, dump) =>
    row(dump, 'roles', answer.role.id)?.personId === personId &&
    row(dump, 'roles', answer.role.id)?.until === request.at,
};

/** What an event that WeChat pushed leaves: a ledger of the person whom it names. */
const ofLedger: Evidence = (personId, _answer, _request, dump) =>
  rows(dump, 'permissions').some((permission) => permission.personId === personId);
const pushed: Record<string, Evidence> = {
  'push.subscribe_msg_popup_event': ofLedger,
  'push.subscribe_msg_change_event': ofLedger,
  'push.subscribe_msg_sent_event': ofLedger,
};

/** I1 and I6: every record has its change, and every change has exactly one record. */
export function requestProblems(dump: Dump): string[] {
  const problems: string[] = [];
  const requests = rows(dump, 'requests');
  for (const request of requests) {
    const proof = evidence[request.route as Route] ?? pushed[String(request.route)];
    const [personId, requestId] = request._id.split(':') as [string, string];
    if (!proof) problems.push(`I6: nobody knows what ${request.route} should have left`);
    else if (!proof(personId, request.answer as never, request, dump)) {
      problems.push(
        `I6: ${request.route} ${requestId} of ${personId} is recorded and its change is not there`,
      );
    }
  }
  const made = (route: Route) => requests.filter((request) => request.route === route).length;
  const ended = requests.filter(
    ({ route, answer }) => route === 'family.remove' && (answer as { how: string }).how === 'ended',
  ).length;
  const counts: [string, number, number][] = [
    ['bindings', rows(dump, 'bindings').length, made('account.bind') - made('roster.unbind')],
    [
      'sealed chapters',
      rows(dump, 'chapters').filter(({ kind }) => kind === 'sealed').length,
      made('timebook.seal'),
    ],
    [
      'recalls',
      rows(dump, 'chapters').filter(({ kind }) => kind === 'recalled').length,
      made('timebook.recall'),
    ],
    [
      'opened nodes',
      rows(dump, 'nodes').filter(({ openedAt }) => openedAt !== null).length,
      made('timebook.open'),
    ],
    ['meetings', rows(dump, 'meetings').length, made('mentor.noteMeeting')],
    ['calls for help', rows(dump, 'helpRequests').length, made('timebook.askHelp')],
    ['complaints', rows(dump, 'complaints').length, made('account.complain')],
    // Every revision of a draft was made by saving it, by sealing its chapter or by taking that back.
    [
      'draft revisions',
      rows(dump, 'drafts').reduce((sum, draft) => sum + Number(draft.revision), 0),
      made('timebook.saveDraft') + made('timebook.seal') + made('timebook.recall'),
    ],
    [
      'used invitations',
      rows(dump, 'invitations').filter(({ usedAt }) => usedAt !== null).length,
      made('account.bind'),
    ],
    [
      'bound people',
      rows(dump, 'people').filter(({ boundAt }) => boundAt !== null).length,
      made('account.bind') - made('roster.unbind') - made('account.erase') - ended,
    ],
    // A role without a granter is the first administrator's, given by a command.
    [
      'granted roles',
      rows(dump, 'roles').filter(({ grantedBy }) => grantedBy !== null).length,
      made('roster.grantRole'),
    ],
    [
      'ended roles',
      rows(dump, 'roles').filter(({ endedBy }) => endedBy !== null).length,
      made('roster.endRole') + endedByLeaving(dump),
    ],
  ];
  for (const [what, there, recorded] of counts) {
    if (there !== recorded) problems.push(`I1: ${there} ${what}, and ${recorded} requests that made them`);
  }
  for (const [id, same] of groupBy(requests, ({ _id }) => _id)) {
    if (same.length !== 1) problems.push(`I1: ${same.length} records of ${id}`);
  }
  return problems;
}
