import { activityKinds, activityProblems } from './invariants-activities';
import { groupBy, rows } from './invariants-audit';
import { helpKinds, helpProblems } from './invariants-help';
import type { Document, RecordedCall } from './wire';
import type { Dump } from './world';

const day = 86_400_000;

/** DOMAIN.md §6: an anniversary is reminded of 7 days before, on the day, 3 and 14 days after; entering service on the day, 14 and 23 days after. */
const offsets: Record<string, number[]> = {
  anniversary: [-7, 0, 3, 14],
  onboarding: [0, 14, 23],
  // What the ledger records: on the day of recording, then 3, 14 and 23 days after it.
  rotation: [0, 3, 14, 23],
  promotion: [0, 3, 14, 23],
  'probation-end': [0, 3, 14, 23],
  leaving: [0],
};

/** Matters that are no node: collection of the row that demands one, `_id` of that row by its reminder's subject, and how many rows it demands. */
const makers: Record<string, { of: string; rows: number; demands: (row: Document) => boolean }> = {
  'mentor-assigned': { of: 'mentorships', rows: 2, demands: (row) => row._id.includes(':') },
  'help-asked': { of: 'helpRequests', rows: 2, demands: () => true },
  'complaint-answered': { of: 'complaints', rows: 1, demands: (row) => row.answeredAt !== null },
  'help-handled': { of: 'helpRequests', rows: 1, demands: (row) => row.answeredAt !== null },
};

/** Kinds that the clock itself demands of whoever has a duty for a place. */
const byDuty: Record<string, string> = { feast: 'duty-officer', 'clock-late': 'administrator' };

/** I4 of what waits for the district's desk: it speaks of something that was handed in, to one who may answer it. */
function deskProblems(dump: Dump): string[] {
  const handedIn = new Map(rows(dump, 'complaints').map((row) => [row._id, row]));
  return rows(dump, 'reminders')
    .filter(({ kind }) => kind === 'complaint-waits')
    .filter(({ subject, personId, doneAt }) => {
      const row = handedIn.get(String(subject));
      const may = rows(dump, 'roles').some((one) => one.personId === personId && one.role === 'organisation');
      return !row || !may || row.personId === personId || (row.answeredAt !== null) !== (doneAt !== null);
    })
    .map((row) => `I4: nothing demanded the reminder ${row._id}, or it is done and was not answered`);
}

/** I4 of what a unit reminds of: each speaks of a node that is there, and was asked for by a request about that person. */
function overdueProblems(dump: Dump): string[] {
  return rows(dump, 'reminders')
    .filter(({ kind }) => kind === 'overdue')
    .filter(
      ({ subject, facts }) =>
        !rows(dump, 'nodes').some(({ _id }) => _id === (facts as { node: string }).node) ||
        !rows(dump, 'requests').some(
          ({ _id, route }) => route === 'closure.remind' && _id.startsWith(`${subject}:`),
        ),
    )
    .map((row) => `I4: nothing demanded the reminder ${row._id}`);
}

/** I4 for those: whoever is reminded holds, or held, that duty for that place. */
function dutyProblems(dump: Dump): string[] {
  return rows(dump, 'reminders')
    .filter(({ kind }) => String(kind) in byDuty)
    .filter(
      (row) =>
        !rows(dump, 'roles').some(
          ({ personId, role, scope }) =>
            personId === row.personId &&
            role === byDuty[String(row.kind)] &&
            (scope as { ids: unknown[] }).ids.includes(row.subject),
        ),
    )
    .map((row) => `I4: nothing demanded the reminder ${row._id}`);
}

/** Kinds that one of a household's six demands. */
const ofFamilies = ['family-plan', 'family-waits', 'family-renew'];

/** I4 for those: the household planned or began it. */
function familyProblems(dump: Dump): string[] {
  const things = new Set(rows(dump, 'familyThings').map((row) => `${row.householdId} ${row.kind}`));
  return rows(dump, 'reminders')
    .filter(({ kind }) => ofFamilies.includes(String(kind)))
    .filter(
      ({ subject, facts }) => !things.has(`${subject} ${(facts as { thing?: string }).thing ?? 'pledge'}`),
    )
    .map((row) => `I4: nothing demanded the reminder ${row._id}`);
}

/** I4 for those: as many rows as each demands, and none that nothing demanded. */
function matterProblems(dump: Dump): string[] {
  return Object.entries(makers).flatMap(([kind, maker]) => {
    const found = groupBy(
      rows(dump, 'reminders').filter((row) => row.kind === kind),
      ({ subject }) => String(subject),
    );
    const wanted = rows(dump, maker.of).filter(maker.demands);
    const missing = wanted.flatMap(({ _id }) => {
      const there = found.get(_id.replace(':', '_'))?.length ?? 0;
      found.delete(_id.replace(':', '_'));
      return there === maker.rows ? [] : [`I4: ${kind} of ${_id} has ${there} rows, not ${maker.rows}`];
    });
    return [...missing, ...[...found.keys()].map((subject) => `I4: ${kind} of no row: ${subject}`)];
  });
}

/** I4 and I5: rows exist exactly where a transition demanded them, and nobody was written to twice for one reminder. */
export function reminderProblems(dump: Dump, calls: readonly RecordedCall[]): string[] {
  return [...rowProblems(dump), ...sendProblems(dump, calls)];
}

/**
 * When a node may have come into being: with the binding; with the first chapter that was sealed until it; or when the clock
 * looked after the day of the anniversary before it.
 */
function madeAt(dump: Dump, node: Document): number[] {
  return [...byItself(dump, node), ...byLedger(dump, node)];
}

const ledgerRoutes = ['roster.enterEvent', 'roster.decideEvent', 'roster.correctEvent'];

/** When the ledger said something about whose node it is: an event has a node, another entry day moves those that are there. */
function byLedger(dump: Dump, node: Document): number[] {
  return rows(dump, 'requests')
    .filter(({ _id, route }) => ledgerRoutes.includes(String(route)) && _id.startsWith(`${node.bookId}:`))
    .map(({ at }) => Number(at));
}

function hasCompany(dump: Dump, node: Document): boolean {
  return rows(dump, 'nodes').some(
    (one) => one.bookId === node.bookId && one.dueAt === node.dueAt && one._id !== node._id,
  );
}

function byItself(dump: Dump, node: Document): number[] {
  // The first binding: with another account the book goes on as it was.
  const [bound] = rows(dump, 'requests')
    .filter(({ _id, route }) => route === 'account.bind' && _id.startsWith(`${node.bookId}:`))
    .map(({ at }) => Number(at))
    .sort((a, b) => a - b);
  if (bound === undefined) return [];
  // Whoever was here before a rule, or a file, made a young cadre of them has the book from then on.
  const marked = rows(dump, 'cadreRules').map(
    ({ marking }) => (marking as { endedAt?: number } | null)?.endedAt,
  );
  const named = rows(dump, 'requests').filter(({ route }) => route === 'intake.step');
  const later = [...marked, ...named.map(({ at }) => at)].map(Number).filter((at) => at > bound);
  const begun = [bound, ...later].filter(
    (at) => node.kind === 'onboarding' || firstAnniversary(dump, node, at),
  );
  if (begun.length > 0) return begun;
  const sealed = rows(dump, 'chapters')
    .filter((record) => record.bookId === node.bookId && record.opensNodeId === node._id)
    .map((record) => Number(record.sealedAt));
  const before = rows(dump, 'reminders').find(
    (row) =>
      row.subject === node.bookId &&
      row.kind === 'anniversary' &&
      (row.facts as { years: number }).years === Number(node.years) - 1 &&
      row.step === '0' &&
      row.status !== 'pending',
  );
  const onPaper = rows(dump, 'requests')
    .filter(({ _id, route }) => route === 'closure.recordPaper' && _id.startsWith(`${node.bookId}:`))
    .map(({ at }) => Number(at));
  const looked = before ? [Number(before.settledAt ?? before.dueAt), Number(before.dueAt)] : [];
  return [...(sealed.length ? [Math.min(...sealed)] : []), ...looked, ...onPaper];
}

/** True for the anniversary that came into being with the binding: the first that lay ahead. */
function firstAnniversary(dump: Dump, node: Document, bound: number): boolean {
  const ahead = rows(dump, 'nodes')
    .filter((other) => other.bookId === node.bookId && other.kind === 'anniversary')
    .filter((other) => Number(other.dueAt) > bound)
    .sort((a, b) => Number(a.dueAt) - Number(b.dueAt));
  return ahead[0]?._id === node._id;
}

function rowProblems(dump: Dump): string[] {
  const problems: string[] = [];
  problems.push(
    ...matterProblems(dump),
    ...dutyProblems(dump),
    ...deskProblems(dump),
    ...overdueProblems(dump),
    ...familyProblems(dump),
    ...helpProblems(dump),
    ...activityProblems(dump),
  );
  const byNode = groupBy(
    rows(dump, 'reminders').filter(
      ({ kind }) =>
        !(
          String(kind) in makers ||
          String(kind) in byDuty ||
          ['overdue', 'complaint-waits', ...ofFamilies, ...helpKinds, ...activityKinds].includes(String(kind))
        ),
    ),
    nodeOfRow,
  );
  for (const node of rows(dump, 'nodes')) {
    const made = madeAt(dump, node);
    if (made.length === 0) problems.push(`I4: nothing demanded the node ${node._id}`);
    const found = byNode.get(node._id) ?? [];
    byNode.delete(node._id);
    // Of several nodes that come at one time only the first speaks.
    if (found.length === 0 && byLedger(dump, node).length > 0 && hasCompany(dump, node)) continue;
    const verdicts = made.map((instant) => nodeProblems(node, instant, found));
    problems.push(...(verdicts.find((verdict) => verdict.length === 0) ?? verdicts[0] ?? []));
  }
  for (const nodeId of byNode.keys()) problems.push(`I4: reminders of no node ${nodeId}`);
  return problems;
}

/** The rows of a node against those that it demanded when it came into being. */
function nodeProblems(node: Document, made: number, rowsThere: readonly Document[]): string[] {
  const problems: string[] = [];
  const all = (offsets[String(node.kind)] ?? []).map((offset) => ({
    id: `${matterOf(node)}:${offset}:${node.bookId}`,
    // A node that was recorded, or joined, late is reminded of from the day on which it came.
    dueAt: Number(node.dueAt) + offset * day + 9 * 3_600_000,
  }));
  const past = all.filter(({ dueAt }) => dueAt <= made);
  const found = new Map(rowsThere.map((row) => [row._id, row]));
  for (const { id, dueAt } of [...past.slice(-1), ...all.slice(past.length)]) {
    const row = found.get(id);
    if (!row) problems.push(`I4: the reminder ${id} is missing`);
    else if (row.dueAt !== dueAt)
      problems.push(`I4: the reminder ${id} comes due at ${row.dueAt}, not ${dueAt}`);
    else problems.push(...stateProblems(row, node));
    found.delete(id);
  }
  for (const id of found.keys()) problems.push(`I4: nothing demanded the reminder ${id}`);
  return problems;
}

/** A reminder is void exactly while its node is closed before it came due. */
function stateProblems(row: Document, node: Document): string[] {
  const closed = (node.closedAt ?? node.withdrawnAt ?? null) as number | null;
  if (row.status === 'dropped' && closed === null && node.paperDay == null)
    return [`I4: ${row._id} is void and its node is open`];
  return [];
}

/** The node that a reminder speaks of. */
const nodeOfRow = (row: Document): string => String((row.facts as { nodeId?: string }).nodeId);

/** The matter that a node is: kind, book and what tells its occurrences apart. */
function matterOf(node: Document): string {
  const rest = node._id.slice(`${node.bookId}:${node.kind}:`.length);
  return `${node.kind}:${node.bookId}:${rest || 'once'}`;
}

function sendProblems(dump: Dump, calls: readonly RecordedCall[]): string[] {
  const problems: string[] = [];
  const openids = new Map(rows(dump, 'bindings').map((binding) => [String(binding.personId), binding._id]));
  const sent = calls.filter(({ api, answer }) => api === 'subscribeMessage.send' && codeOf(answer) === 0);
  const nodeOf = (call: RecordedCall) => /nodeId=([^&]+)/.exec(String(call.request.page))?.[1] ?? '';
  // The newest reminder alone is worth a message: two messages of one node at one instant are the same occurrence.
  const seen = new Set<string>();
  const counts = new Map<string, number>();
  for (const call of sent) {
    const subject = `${call.request.touser} ${decodeURIComponent(nodeOf(call))}`;
    const occurrence = `${subject} ${JSON.stringify(call.request.data)} ${call.at}`;
    if (seen.has(occurrence)) problems.push(`I5: sent twice: ${occurrence}`);
    seen.add(occurrence);
    counts.set(subject, (counts.get(subject) ?? 0) + 1);
  }
  for (const [nodeId, reminders] of groupBy(rows(dump, 'reminders'), nodeOfRow)) {
    const subject = `${openids.get(String(reminders[0]?.personId))} ${nodeId}`;
    const certain = reminders.filter(({ status }) => status === 'sent').length;
    // One message that stood for several leads to the inbox, and names none of them.
    const several = `${openids.get(String(reminders[0]?.personId))} `;
    let messages = counts.get(subject) ?? 0;
    counts.delete(subject);
    for (let left = counts.get(several) ?? 0; left > 0 && messages < certain; left -= 1) {
      messages += 1;
      counts.set(several, left - 1);
    }
    const possible =
      certain + reminders.filter(({ status }) => ['unknown', 'attempting'].includes(String(status))).length;
    if (messages < certain || messages > possible) {
      problems.push(
        `I5: ${messages} messages of ${nodeId}, and the store knows of ${certain} to ${possible}`,
      );
    }
  }
  for (const [subject, count] of counts)
    if (count > 0) problems.push(`I5: ${count} messages without a reminder: ${subject}`);
  return problems;
}

function codeOf(answer: Record<string, unknown>): number {
  return Number(answer.errcode ?? answer.errCode ?? 0);
}
