import { type Box, chapterHash, ciphertextDigest, sha256Hex, unlock, zeros } from './independent-chain';
import { groupBy, rows } from './invariants-audit';
import type { Document } from './wire';
import type { Dump, Letter } from './world';

/** I3 for chapters, and I7: chains and documents verify, and what was sealed is what was sent and stays so. */
export function chainProblems(
  dump: Dump,
  letters: ReadonlyMap<string, Letter>,
  before: Map<string, string>,
): string[] {
  const problems: string[] = [];
  const chains = groupBy(rows(dump, 'chapters'), (record) => String(record.bookId));
  const found = new Set<string>();
  for (const book of rows(dump, 'books')) {
    const chain = (chains.get(book._id) ?? []).sort((a, b) => Number(a.index) - Number(b.index));
    problems.push(...linkProblems(book, chain));
    for (const record of chain) {
      if (record.kind !== 'sealed') continue;
      found.add(fingerprintOf(record));
      if (record.erasedAt !== undefined) {
        if (record.box !== null) problems.push(`I7: ${record._id} is erased and has content`);
        continue;
      }
      problems.push(...contentProblems(record, letters.get(fingerprintOf(record))));
      problems.push(...changeOfSealed(record, before));
    }
  }
  for (const bookId of chains.keys()) {
    if (!rows(dump, 'books').some((book) => book._id === bookId))
      problems.push(`I3: chapters of no book ${bookId}`);
  }
  for (const fingerprint of letters.keys()) {
    if (!found.has(fingerprint)) problems.push(`I7: the letter with receipt ${fingerprint} is gone`);
  }
  for (const id of before.keys()) {
    if (!rows(dump, 'chapters').some((record) => record._id === id))
      problems.push(`I7: record ${id} is gone`);
  }
  return problems;
}

const fingerprintOf = (record: Document) => String(record.hash).slice(0, 16).toUpperCase();

function linkProblems(book: Document, chain: Document[]): string[] {
  const problems: string[] = [];
  let hash = zeros;
  let number = 0;
  const taken = new Set<number>();
  for (const [index, record] of chain.entries()) {
    const name = `chapter record ${record._id}`;
    if (record.index !== index || record._id !== `${book._id}:${index}`)
      problems.push(`I3: ${name} stands at ${index}`);
    if (record.prevHash !== hash) problems.push(`I3: ${name} does not follow the one before`);
    if (record.hash !== chapterHash(record)) problems.push(`I3: ${name} does not hash to its hash`);
    if (record.kind === 'sealed') {
      number += 1;
      if (record.number !== number) problems.push(`I3: ${name} has number ${record.number}, not ${number}`);
      if (Number(record.opensAt) <= Number(record.sealedAt))
        problems.push(`I3: ${name} opens before it is sealed`);
    } else if (record.kind === 'recalled') {
      if (Number(record.number) > number || taken.has(Number(record.number))) {
        problems.push(`I3: ${name} takes back what does not stand`);
      }
      taken.add(Number(record.number));
      if (record.box !== null) problems.push(`I3: ${name} is a recall with content`);
    } else problems.push(`I3: ${name} is of no known kind`);
    hash = String(record.hash);
  }
  if (book.recordCount !== chain.length || book.headHash !== hash || book.lastNumber !== number) {
    problems.push(`I3: the head of book ${book._id} is not its last record`);
  }
  return problems;
}

/** The box opens under the content key, hashes to what the chain says, and holds what the phone sent. */
function contentProblems(record: Document, letter: Letter | undefined): string[] {
  const box = record.box as Box | null;
  if (!box) return [`I7: chapter ${record._id} has no content`];
  const problems: string[] = [];
  if (ciphertextDigest(box) !== record.ciphertextDigest)
    problems.push(`I3: box of ${record._id} has another digest`);
  let packed: string;
  try {
    packed = unlock(box, `chapter ${record.bookId} ${record.number}`);
  } catch (error) {
    return problems.concat(`I7: chapter ${record._id} cannot be opened: ${(error as Error).message}`);
  }
  if (sha256Hex(packed) !== record.saltedDigest)
    problems.push(`I3: content of ${record._id} has another digest`);
  if (!letter) return problems;
  const { salt, ...content } = JSON.parse(packed) as Letter & { salt: string };
  if (Buffer.from(salt, 'base64').length < 16) problems.push(`I3: the salt of ${record._id} is short`);
  const sent = { text: letter.text, promises: letter.promises, signature: letter.signature };
  for (const part of ['text', 'promises', 'signature'] as const) {
    if (JSON.stringify(content[part]) !== JSON.stringify(sent[part])) {
      problems.push(`I7: ${part} of ${record._id} is not what was sent`);
    }
  }
  return problems;
}

/** What of a sealed record never changes: everything but its opening and the wrapping of its key. */
function changeOfSealed(record: Document, before: Map<string, string>): string[] {
  const { openedAt: _at, openedSeal: _seal, box, ...rest } = record;
  const { wrappedKey: _wrapped, keyId: _key, ...content } = (box ?? {}) as Box;
  const digest = sha256Hex(JSON.stringify([rest, content]));
  const first = before.get(record._id);
  if (first === undefined) before.set(record._id, digest);
  return first === undefined || first === digest
    ? []
    : [`I7: record ${record._id} has changed since it was sealed`];
}
