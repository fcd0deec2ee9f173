import { rulesAt, type UnitRules } from '../../core/domain/mentoring/rules';
import { unitRules } from '../_store/unit-rules';

/** What holds at a place of the tree; `setBy` names the node that decided it, null for the usual. */
export async function rulesFor(path: readonly string[]): Promise<UnitRules & { setBy: string | null }> {
  const rows = await unitRules.byIds(path);
  return rulesAt(path, new Map(rows.map((row) => [row._id, row])));
}
