import { consents } from '../_store/consents';

export const purposes = ['timebook', 'family', 'reminders'] as const;
export type Purpose = (typeof purposes)[number];

/** Purposes to which a person's consent stands today. */
export async function standingConsents(personId: string): Promise<Purpose[]> {
  const given = await consents.byIds(purposes.map((purpose) => `${personId}:${purpose}`));
  return purposes.filter((purpose) =>
    given.some((row) => row.purpose === purpose && row.withdrawnAt === null),
  );
}
