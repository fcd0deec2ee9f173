import type { Input, Output } from '../../../core/contract';
import { nightOf } from '../../../core/domain/reminder/quiet-hours';
import { declarations } from '../../../core/domain/reminder/registry';
import { templateKeys } from '../../../core/domain/reminder/templates';
import type { Member } from '../../_kernel/caller';
import { permitted } from '../../_kernel/ledger';
import { idsOf } from '../../_kernel/templates';
import { consents } from '../../_store/consents';
import { preferences } from '../../_store/preferences';

/** How the caller is reminded, and what they have permitted of each template. */
export async function settings(
  member: Member,
  _: Input<'reminder.settings'>,
): Promise<Output<'reminder.settings'>> {
  const { personId } = member;
  const [ledger, chosen, consent] = await Promise.all([
    permitted(personId),
    preferences.get(personId),
    consents.get(`${personId}:reminders`),
  ]);
  // Nobody is asked for what no reminder would use.
  const used = templateKeys.filter((key) => declarations.some(({ template }) => template === key));
  return {
    // Who operates the clock cannot switch its alarm off.
    topics: [...new Set(declarations.map(({ topic }) => topic))].filter((topic) => topic !== 'operations'),
    consented: consent !== null && consent.withdrawnAt === null,
    off: chosen?.off ?? [],
    night: nightOf(chosen?.night),
    permitted: used.map((key) => ({ key, templateId: idsOf(key)[0] ?? '', ...ledger[key] })),
  };
}
