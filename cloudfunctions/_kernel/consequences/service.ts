import { statusBy } from '../../../core/domain/career/rules';
import { mentorships } from '../../_store/mentorships';
import { roles } from '../../_store/roles';
import type { Consequence, Turning } from './facts';

const ofService = ['leave-start', 'leave-end', 'leaving', 'entry'];

/** Whether somebody serves, and since when. */
export async function service({ person, ledger, out, into }: Turning): Promise<Consequence> {
  const turned = [out, into].filter((one) => one !== null && ofService.includes(one.kind));
  if (turned.length === 0) return {};
  const rest = ledger.filter((one) => one._id !== out?._id && one._id !== into?._id);
  const fields = { status: statusBy(into ? [...rest, { ...into, status: 'confirmed' as const }] : rest) };
  const entryDay = into?.kind === 'entry' ? into.day : person.entryDay;
  return { person: { ...fields, entryDay } };
}

/** Duties and pairs of somebody who leaves, which end with the service. */
export async function endedBy(personId: string, now: number) {
  const [held, asMentor, asCadre] = await Promise.all([
    roles.ofPerson(personId),
    mentorships.ofMentor(personId),
    mentorships.ofCadre(personId),
  ]);
  const running = held.filter((row) => row.until === null || row.until > now);
  return {
    roles: running.map((row) => ({ id: row._id, until: row.until })),
    pairs: [...asMentor, ...asCadre].filter((row) => row.until === null).map((row) => row._id),
  };
}

/**
 * Leaving ends duties and pairs at once: nobody acts for a place where they no longer work, what is vacant shows, and who is without a mentor
 * can be given one. A leaving that never was gives them back, except to a cadre who has another mentor meanwhile.
 */
export async function handOver({ out, into, now }: Turning): Promise<Consequence> {
  const back = out?.kind === 'leaving' && into?.kind !== 'leaving' ? out.ended : undefined;
  const ends = into?.kind === 'leaving' && out?.kind !== 'leaving' ? into.ended : undefined;
  const pairs = await mentorships.byIds(back?.pairs ?? []);
  const taken = await mentorships.runningOf(pairs.map((pair) => pair.cadreId));
  const free = pairs.filter((pair) => !taken.some((row) => row.cadreId === pair.cadreId));
  const by = into?.decidedBy ?? null;
  return {
    async write(transaction) {
      for (const { id } of ends?.roles ?? []) {
        const row = await roles.get(id, transaction);
        if (row)
          await roles.patch(id, { from: Math.min(row.from, now), until: now, endedBy: by }, transaction);
      }
      for (const id of ends?.pairs ?? []) await mentorships.patch(id, { until: now }, transaction);
      for (const { id, until } of back?.roles ?? [])
        await roles.patch(id, { until, endedBy: null }, transaction);
      for (const { _id } of free) await mentorships.patch(_id, { until: null }, transaction);
    },
  };
}
