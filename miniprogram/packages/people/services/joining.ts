import type { Input } from '../../../../core/contract';
import type { PersonView } from '../../../../core/contract/roster';
import { call } from '../../../services/cloud';

/** Thin calls around invitations and accounts; each throws `Fault`. */
export const invite = (input: Input<'roster.invite'>) => call('roster.invite', input);
export const inviteMany = (input: Input<'roster.inviteMany'>) => call('roster.inviteMany', input);
export const invitations = () => call('roster.invitations', {});
export const revoke = (input: Input<'roster.revokeInvitation'>) => call('roster.revokeInvitation', input);
export const unbind = (input: Input<'roster.unbind'>) => call('roster.unbind', input);

/** The mini program code of an invitation as an address for `image`. */
export async function codePicture(code: string): Promise<string> {
  const { type, picture } = await call('roster.inviteCode', { code });
  return `data:${type};base64,${picture}`;
}

/** Most who are invited at once, and most pages of people that are looked through for them. */
export const together = 30;
const pages = 40;

/** Those in service who have not joined, in the order of names: those of one unit, the first that has any, and at most as many as are invited at once. */
export async function notJoined(waiting: ReadonlySet<string>): Promise<PersonView[]> {
  const found: PersonView[] = [];
  let after: string | null = '';
  for (let page = 0; page < pages && after !== null && found.length < together; page++) {
    const list: { people: PersonView[]; next: string | null } = await call(
      'roster.people',
      after === '' ? {} : { after },
    );
    for (const one of list.people) {
      const open = one.bound === false && one.status !== 'left' && !waiting.has(one.id);
      if (open && (found.length === 0 || found[0]?.unitId === one.unitId)) found.push(one);
    }
    after = list.next;
  }
  return found.slice(0, together);
}
