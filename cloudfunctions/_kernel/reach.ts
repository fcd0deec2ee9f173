import type { TemplateKey } from '../../core/domain/reminder/templates';
import { bindings } from '../_store/bindings';
import { inSlices } from '../_store/collection';
import { consents } from '../_store/consents';
import { permissionId, permissions } from '../_store/permissions';
import { idsOf } from './templates';

/** Why WeChat would bring somebody no message now. */
export type OutOfReach = 'not-bound' | 'no-consent' | 'no-permission';

/**
 * Of some people those to whom no message of a template could be sent now, and why: whom a duty rota warns of before the shift, whom a
 * unit reminds by a card in its group. Everybody who is not in it can be reached once at least.
 */
export async function outOfReach(
  personIds: readonly string[],
  template: TemplateKey,
): Promise<Map<string, OutOfReach>> {
  const ids = [...new Set(personIds)];
  const ledgers = ids.flatMap((id) => idsOf(template).map((one) => permissionId(id, one)));
  const [bound, agreed, permitted] = await Promise.all([
    inSlices(ids, bindings.ofPeople),
    inSlices(
      ids.map((id) => `${id}:reminders`),
      consents.byIds,
    ),
    inSlices(ledgers, permissions.byIds),
  ]);
  const isBound = new Set(bound.map(({ personId }) => personId));
  const agrees = new Set(agreed.filter((row) => row.withdrawnAt === null).map(({ personId }) => personId));
  const permits = new Set(permitted.filter(({ count }) => count > 0).map(({ personId }) => personId));
  const why = (id: string): OutOfReach | null =>
    !isBound.has(id)
      ? 'not-bound'
      : !agrees.has(id)
        ? 'no-consent'
        : permits.has(id)
          ? null
          : 'no-permission';
  return new Map(ids.flatMap((id) => (why(id) ? [[id, why(id) as OutOfReach] as const] : [])));
}
