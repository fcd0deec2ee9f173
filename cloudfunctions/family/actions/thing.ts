import type { Input, Output } from '../../../core/contract';
import { dayOf } from '../../../core/domain/calendar/beijing';
import type { Member } from '../../_kernel/caller';
import { markWords } from '../../_kernel/family-mark-box';
import { familyMarks } from '../../_store/family-marks';
import { familyThings } from '../../_store/family-things';
import { people } from '../../_store/people';
import { pledgeWords } from '../pledge-words';
import { thingId, yearOf } from '../together';
import { markView, thingView } from '../view';

/** One of the six, with what each of the family left in it. */
export async function thing(member: Member, input: Input<'family.thing'>): Promise<Output<'family.thing'>> {
  const { kind } = input;
  const today = dayOf(member.now);
  const found = await yearOf(member, input.year ?? Number(today.slice(0, 4)));
  const [row, known] = await Promise.all([
    familyThings.get(thingId(found, kind)),
    people.byIds(found.joined.map(({ _id }) => _id)),
  ]);
  const words = kind === 'pledge' ? pledgeWords(found) || (await wordsBefore(member, found.year)) : '';
  const names = new Map(known.map((one) => [one._id, one.name]));
  const marks = found.marks.filter((mark) => mark.kind === kind).sort((a, b) => a.at - b.at);
  return {
    ...thingView(found, kind, row, today),
    year: found.year,
    words,
    marks: marks.map((mark) => markView(mark, names.get(mark.personId) ?? '', member.personId)),
    missing: found.joined
      .filter(({ _id }) => !marks.some(({ personId }) => personId === _id))
      .map(({ _id }) => ({ name: names.get(_id) ?? '', me: _id === member.personId })),
  };
}

/** What the caller signed the year before: a pledge is renewed, not thought up again. */
async function wordsBefore({ personId }: Member, year: number): Promise<string> {
  const before = await familyMarks.get(`${personId}:pledge-${year - 1}`);
  return before ? markWords(before).text : '';
}
