import { bound } from '../../_kernel/caller';
import { answerComplaint } from './answer-complaint';
import { cadreRule } from './cadre-rule';
import { career } from './career';
import { complaints } from './complaints';
import { correctEvent } from './correct-event';
import { decideEvent } from './decide-event';
import { endRole } from './end-role';
import { enterEvent } from './enter-event';
import { grantRole } from './grant-role';
import { invitations } from './invitations';
import { invite } from './invite';
import { inviteCode } from './invite-code';
import { inviteMany } from './invite-many';
import { people } from './people';
import { person } from './person';
import { places } from './places';
import { proposeEvent } from './propose-event';
import { revokeInvitation } from './revoke-invitation';
import { roles } from './roles';
import { setCadreRule } from './set-cadre-rule';
import { unbind } from './unbind';
import { units } from './units';
import { waitingEvents } from './waiting-events';

/** What duties over people, units and roles can ask; `core/domain/authority/pivot.ts` says which duty may what. */
export const actions = {
  invite: bound(invite),
  inviteMany: bound(inviteMany),
  invitations: bound(invitations),
  revokeInvitation: bound(revokeInvitation),
  inviteCode: bound(inviteCode),
  unbind: bound(unbind),
  units: bound(units),
  people: bound(people),
  person: bound(person),
  roles: bound(roles),
  grantRole: bound(grantRole),
  endRole: bound(endRole),
  career: bound(career),
  proposeEvent: bound(proposeEvent),
  waitingEvents: bound(waitingEvents),
  enterEvent: bound(enterEvent),
  decideEvent: bound(decideEvent),
  correctEvent: bound(correctEvent),
  places: bound(places),
  complaints: bound(complaints),
  answerComplaint: bound(answerComplaint),
  cadreRule: bound(cadreRule),
  setCadreRule: bound(setCadreRule),
};
