import { createHash } from 'node:crypto';

/** A document of the store, as JSON can say it: the product keeps numbers, texts, lists and objects, no dates or binary. */
export type StoredDocument = { _id: string } & Record<string, unknown>;
export type Contents = Map<string, StoredDocument[]>;
export type Head = { format: 'collar-button-store'; v: 1; env: string; at: number };

const digestOf = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

/** One text for one document, whatever the order of its keys. */
export function lineOf(document: unknown): string {
  return JSON.stringify(document, (_key, value) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

/** Digest of a collection: of its documents in the order of their ids. */
export function collectionDigest(documents: readonly StoredDocument[]): string {
  const ordered = [...documents].sort((a, b) => (a._id < b._id ? -1 : 1));
  return digestOf(ordered.map(lineOf).join('\n'));
}

/** The text of a backup: a head, each collection with its count and digest, and the digest of everything before the last line. */
export function writeStoreFile(head: Head, contents: Contents): string {
  const lines = [JSON.stringify(head)];
  for (const [collection, documents] of contents) {
    const about = { collection, count: documents.length, digest: collectionDigest(documents) };
    lines.push(JSON.stringify(about), ...documents.map(lineOf));
  }
  const body = `${lines.join('\n')}\n`;
  return `${body}${JSON.stringify({ end: true, digest: digestOf(body) })}\n`;
}

/**
 * Reads a backup and checks all of it.
 * @throws Error with a sentence when one letter of it is not what was written
 */
export function readStoreFile(text: string): { head: Head; contents: Contents } {
  const cut = text.trimEnd().lastIndexOf('\n') + 1;
  const body = text.slice(0, cut);
  const end = parsed(text.slice(cut), 'the last line');
  if (end.end !== true) throw new Error('The backup is not complete: its last line is missing.');
  if (end.digest !== digestOf(body)) throw new Error('The backup was changed: its digest does not hold.');
  const lines = body.trimEnd().split('\n');
  const head = parsed(lines[0] ?? '', 'line 1') as unknown as Head;
  if (head.format !== 'collar-button-store' || head.v !== 1)
    throw new Error('This is no backup of a store, or one of another version.');
  const contents: Contents = new Map();
  for (let at = 1; at < lines.length; ) {
    const about = parsed(lines[at] ?? '', `line ${at + 1}`);
    const { collection, count, digest } = about as { collection: string; count: number; digest: string };
    const documents = lines
      .slice(at + 1, at + 1 + count)
      .map((line, n) => parsed(line, `line ${at + n + 2}`));
    if (documents.length !== count || collectionDigest(documents as StoredDocument[]) !== digest)
      throw new Error(`The backup does not hold: ${collection} is not what was exported.`);
    contents.set(collection, documents as StoredDocument[]);
    at += 1 + count;
  }
  return { head, contents };
}

function parsed(line: string, place: string): Record<string, unknown> {
  try {
    return JSON.parse(line) as Record<string, unknown>;
  } catch {
    throw new Error(`The backup cannot be read: ${place} is no JSON.`);
  }
}
