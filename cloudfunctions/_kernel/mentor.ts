import { type MentorshipRow, mentorships } from '../_store/mentorships';

/** Who accompanies a cadre now; null for whoever has no mentor. */
export async function mentorOf(cadreId: string): Promise<MentorshipRow | null> {
  return (await mentorships.ofCadre(cadreId)).find((row) => row.until === null) ?? null;
}
