import { consents } from '../_store/consents';

const purposes = ['timebook', 'reminders'] as const;

/** Purposes to which a person's consent stands today. */
export async function standingConsents(personId: string): Promise<('timebook' | 'reminders')[]> {
  const given = await consents.byIds(purposes.map((purpose) => `${personId}:${purpose}`));
  return purposes.filter((purpose) =>
    given.some((row) => row.purpose === purpose && row.withdrawnAt === null),
  );
}
