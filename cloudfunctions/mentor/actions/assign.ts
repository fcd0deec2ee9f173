import type { Input, Output } from '../../../core/contract';
import { permit } from '../../_kernel/authority';
import type { Member } from '../../_kernel/caller';
import { change } from '../../_kernel/change';
import { mustBeFit } from '../../_kernel/content-check';
import { Fault, Stale } from '../../_kernel/fault';
import { newId } from '../../_kernel/ids';
import { mentorOf } from '../../_kernel/mentor';
import { remind } from '../../_kernel/outbox';
import { rulesFor } from '../../_kernel/unit-rules';
import { type MentorshipRow, mentorships } from '../../_store/mentorships';
import { type PersonRow, people } from '../../_store/people';
import { mustBeFree } from '../policy';

async function reachable(member: Member, personId: string, field: string): Promise<PersonRow> {
  const row = await people.get(personId);
  permit(member, row && { personId, unitPath: row.unitPath }, field);
  return row as PersonRow;
}

/**
 * The unit assigns a mentor, hands a cadre over to another one with a note, or ends a pair. Both are told. What the cadre shared or sent
 * stays with whom it was shared: the new mentor begins with nothing but the note.
 */
export async function assign(
  member: Member,
  input: Input<'mentor.assign'>,
): Promise<Output<'mentor.assign'>> {
  const { now, openid } = member;
  const { cadreId, mentorId, note } = input;
  await reachable(member, cadreId, 'cadreId');
  if (mentorId !== null) await reachable(member, mentorId, 'mentorId');
  return change(member, { route: 'mentor.assign', personId: cadreId, input }, async () => {
    const [cadre, mentor, before] = await Promise.all([
      reachable(member, cadreId, 'cadreId'),
      mentorId === null ? null : reachable(member, mentorId, 'mentorId'),
      mentorOf(cadreId),
      note.trim() === '' ? null : mustBeFit(openid, note, 'note'),
    ]);
    if (!mentor && !before) throw new Fault('CONFLICT', 'no-mentor', 'mentorId');
    if (mentor) {
      const [rules, held] = await Promise.all([rulesFor(cadre.unitPath), mentorships.ofMentor(mentor._id)]);
      const running = held.filter((row) => row.until === null);
      mustBeFree(cadre, mentor, { before, running: running.length, most: rules.mostMentees });
    }
    const row: MentorshipRow | null = mentor && {
      _id: `${cadreId}:${newId('mentorship', `${cadreId}:${input.requestId}`)}`,
      ...{ cadreId, mentorId: mentor._id, unitId: cadre.unitId, from: now, until: null, note },
    };
    const told = await remind(
      row && mentor
        ? {
            ...{ kind: 'mentor-assigned', subject: row._id.replace(':', '_'), occurrence: 'once', at: now },
            people: { cadre: [cadreId], mentor: [mentor._id] },
            facts: { cadreId, cadreName: cadre.name, mentorName: mentor.name, at: now },
          }
        : [],
      now,
    );
    return {
      answer: { cadreId, mentor: mentor && { id: mentor._id, name: mentor.name } },
      what: row ? (before ? 'mentor handed over' : 'mentor assigned') : 'mentor ended',
      async write(transaction) {
        // Both rows of people keep two assignments apart that would meet in one cadre or in one mentor.
        for (const one of mentor ? [cadre, mentor] : [cadre]) {
          const current = await people.get(one._id, transaction);
          if (current?.version !== one.version) throw new Stale('person');
          await people.patch(one._id, { version: one.version + 1 }, transaction);
        }
        if (before) await mentorships.patch(before._id, { until: now }, transaction);
        if (row) await mentorships.add(row, transaction);
        await told(transaction);
      },
    };
  });
}
