import type { Input, Output } from '../../../core/contract';
import { dayOf } from '../../../core/domain/calendar/beijing';
import { permit } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { Fault } from '../../_kernel/fault';
import { documentPath, documents } from '../../_store/documents';
import { files } from '../../_store/files';
import { people } from '../../_store/people';
import { units } from '../../_store/units';
import { sheetOf } from '../sheet-of';
import { templateText } from '../text';

/** Seconds for which an address is good. */
const addressLife = 600;

/** Makes a roster that the caller ordered, as it is now; whoever lost the duty since gets none. */
export async function fetchSheet(
  member: Member,
  { documentId }: Input<'intake.fetch'>,
): Promise<Output<'intake.fetch'>> {
  const row = await documents.get(documentId);
  const own = row?.kind === 'roster' && row.personId === member.personId && row.expiresAt > member.now;
  const node = own ? await units.get(row.placeId ?? '') : null;
  permit(member, node && { unitPath: node.path }, 'documentId');
  if (!row || !node) throw new Fault('NOT_FOUND', undefined, 'documentId');
  const [found, nodes] = await Promise.all([people.matchable(node._id), units.under(node._id)]);
  const names = new Map(nodes.map((one) => [one._id, one.name]));
  const there = found.filter((one) => one.status !== 'left');
  const bytes = await sheetOf(
    there.map(({ name, unitId, sectionId, position, entryDay, bornYear, cadre }) => ({
      ...{
        name,
        unit: names.get(unitId) ?? '',
        section: names.get(sectionId ?? '') ?? '',
        position,
        entryDay,
      },
      ...{ born: bornYear === null ? '' : String(bornYear), cadre: cadre ? '是' : '否' },
    })),
    templateText.help,
  );
  const url = await files.link(await files.writeBytes(documentPath(row), bytes), addressLife);
  if (url === null) throw new Fault('UNAVAILABLE', 'busy');
  return { url, name: `${templateText.roster(node.name)} ${dayOf(member.now)}` };
}
