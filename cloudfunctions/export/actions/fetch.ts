import type { Input, Output } from '../../../core/contract';
import { dayOf } from '../../../core/domain/calendar/beijing';
import type { Member } from '../../_kernel/caller';
import { Fault } from '../../_kernel/fault';
import { documentEnding, documentPath, documents } from '../../_store/documents';
import { files } from '../../_store/files';
import { made } from '../making';
import { fileNames } from '../text/document';

/** Seconds for which an address is good: long enough for a weak network, too short to be passed on. */
const addressLife = 600;

/** Makes an ordered document, always afresh, and answers an address for the phone. Somebody else's and none are the same answer. */
export async function fetchDocument(
  member: Member,
  input: Input<'export.fetch'>,
): Promise<Output<'export.fetch'>> {
  const row = await documents.get(input.documentId);
  if (!row || row.personId !== member.personId || row.expiresAt <= member.now)
    throw new Fault('NOT_FOUND', undefined, 'documentId');
  const { kind } = row;
  // A roster is the unit's: function `intake` makes it, by the duty that its owner has then.
  if (kind === 'roster') throw new Fault('NOT_FOUND', undefined, 'documentId');
  const { bytes, about } = await made(member, { ...row, kind });
  const url = await files.link(await files.writeBytes(documentPath(row), bytes), addressLife);
  if (url === null) throw new Fault('UNAVAILABLE', 'busy');
  return {
    url,
    name: [about, fileNames[kind], dayOf(member.now)].filter(Boolean).join(' '),
    ending: documentEnding(kind),
    bytes: bytes.length,
    expiresAt: row.expiresAt,
  };
}
