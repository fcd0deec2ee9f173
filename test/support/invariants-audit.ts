import { auditHash, subjectPseudonym, zeros } from './independent-chain';
import type { Document } from './wire';
import type { Dump } from './world';

/** Rows of a collection that may not exist yet. */
export function rows(dump: Dump, collection: string): Document[] {
  return dump[collection] ?? [];
}

/** Groups documents by a key. */
export function groupBy(documents: readonly Document[], keyOf: (document: Document) => string) {
  const groups = new Map<string, Document[]>();
  for (const document of documents) {
    const key = keyOf(document);
    const group = groups.get(key);
    if (group) group.push(document);
    else groups.set(key, [document]);
  }
  return groups;
}

/** I2 and the audit half of I3: each change has exactly one entry, in its subject's chain, and the chains verify. */
export function auditProblems(dump: Dump): string[] {
  const problems: string[] = [];
  const heads = new Map(rows(dump, 'auditHeads').map((head) => [head._id, head]));
  const chains = groupBy(rows(dump, 'audits'), (entry) => String(entry.subject));
  for (const [subject, entries] of chains) {
    const ordered = [...entries].sort((a, b) => Number(a.seq) - Number(b.seq));
    let before = zeros;
    for (const [index, entry] of ordered.entries()) {
      if (entry.seq !== index) problems.push(`I3: audit ${entry._id} stands at ${index}`);
      if (entry._id !== `${subject}:${index}`) problems.push(`I3: audit ${entry._id} has a wrong key`);
      if (entry.prevHash !== before) problems.push(`I3: audit ${entry._id} does not follow the one before`);
      if (entry.hash !== auditHash(entry)) problems.push(`I3: audit ${entry._id} does not hash to its hash`);
      before = String(entry.hash);
    }
    const head = heads.get(subject);
    if (head?.hash !== before || head?.seq !== ordered.length - 1) {
      problems.push(`I3: the audit head of ${subject} is not its last entry`);
    }
  }
  for (const head of heads.keys())
    if (!chains.has(head)) problems.push(`I3: audit head ${head} without entries`);
  return problems.concat(changeProblems(dump, chains));
}

/** One entry per recorded change of a person: the same routes at the same times, as often. */
function changeProblems(dump: Dump, chains: Map<string, Document[]>): string[] {
  const problems: string[] = [];
  const changes = groupBy(rows(dump, 'requests'), (row) => subjectPseudonym(row._id.split(':')[0] as string));
  const listOf = (documents: Document[] = []) =>
    documents
      .map((one) => `${one.route} ${one.at}`)
      .sort()
      .join(', ');
  for (const subject of new Set([...changes.keys(), ...chains.keys()])) {
    const made = listOf(changes.get(subject));
    // A look changes nothing and has no request; it says in which part somebody looked.
    const audited = listOf(chains.get(subject)?.filter((entry) => entry.as === undefined));
    if (made !== audited) problems.push(`I2: ${subject} changed [${made}] and the audit says [${audited}]`);
  }
  return problems;
}
