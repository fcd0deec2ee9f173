import { people } from '../_store/people';
import { pseudonyms } from '../_store/pseudonyms';

/** Names behind pseudonyms, as far as they still have one. */
export async function namesBehind(
  marks: readonly string[],
): Promise<(mark: string) => { personId: string; name: string } | null> {
  const distinct = [...new Set(marks)];
  const known = distinct.length > 0 ? await pseudonyms.byIds(distinct) : [];
  const ids = [...new Set(known.map((row) => row.personId))];
  const names = new Map((ids.length > 0 ? await people.byIds(ids) : []).map((row) => [row._id, row.name]));
  const behind = new Map(known.map((row) => [row._id, row.personId]));
  return (mark) => {
    const personId = behind.get(mark);
    const name = personId === undefined ? undefined : names.get(personId);
    return personId === undefined || name === undefined ? null : { personId, name };
  };
}
