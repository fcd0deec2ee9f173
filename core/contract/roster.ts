import * as z from 'zod/mini';
import { roleWords, scopeKinds } from '../domain/authority/roles';
import { type CadreRuleOutputs, cadreRuleInputs } from './cadre-rule';
import { type CareerOutputs, careerInputs, type LifeEventView, type PostingView } from './career';
import { type ComplaintDeskOutputs, complaintDeskInputs } from './complaint';
import { day, invitationCode, reason, requestId, rowId, writing } from './envelope';

/** Most people that one page of a list holds. */
export const peoplePerPage = 50;

/** The word that a dangerous act wants typed afresh: the name of whom it is about. */
const confirm = writing(1, 40, 'one line');
const role = z.enum(roleWords);
const scope = z.strictObject({
  kind: z.enum(scopeKinds),
  ids: z.array(rowId).check(z.minLength(1), z.maxLength(60)),
});

export const rosterInputs = {
  ...careerInputs,
  ...complaintDeskInputs,
  ...cadreRuleInputs,
  /** The tree, as far as the caller's duties reach; ancestors stand above it for their names. */
  units: z.strictObject({}),
  /** One page of people in the order of names; `search` is Chinese, pinyin or initials. */
  people: z.strictObject({
    unitId: z.optional(rowId),
    search: z.optional(writing(1, 40, 'one line')),
    after: z.optional(writing(1, 300, 'one line')),
  }),
  /** One person, as far as the caller's duty needs. `why`: asked of whoever looks from outside the unit; the person reads it. */
  person: z.strictObject({ personId: rowId, why: z.optional(reason) }),
  /** Invites one person; a fresh code, single use, 72 hours. */
  invite: z.strictObject({ requestId, personId: rowId }),
  /** Invites many of one unit at once; the unit's name is typed. */
  inviteMany: z.strictObject({
    requestId,
    personIds: z.array(rowId).check(z.minLength(1), z.maxLength(30)),
    confirm,
  }),
  /** Who was invited, and what became of it. */
  invitations: z.strictObject({}),
  revokeInvitation: z.strictObject({ requestId, invitationId: rowId }),
  /** The mini program code of an invitation that waits. */
  inviteCode: z.strictObject({ code: invitationCode }),
  /** Takes somebody's account off their place, at their wish; their name is typed. */
  unbind: z.strictObject({ requestId, personId: rowId, reason, confirm }),
  /** Who holds which duty, and which are vacant. */
  roles: z.strictObject({}),
  /** Gives somebody a duty for a scope and a period. */
  grantRole: z.strictObject({
    requestId,
    personId: rowId,
    role,
    scope,
    fromDay: z.optional(day),
    untilDay: z.optional(day),
    confirm,
  }),
  /** Ends a duty today. */
  endRole: z.strictObject({ requestId, roleId: rowId, confirm }),
};

export type RoleWord = z.infer<typeof role>;
export type RoleScope = z.infer<typeof scope>;

export type UnitView = {
  id: string;
  kind: 'district' | 'unit' | 'section';
  name: string;
  parentId: string | null;
  /** False for ancestors that are shown for their name alone. */
  within: boolean;
  closed: boolean;
};

export type { LifeEventView, PostingView } from './career';

/** Somebody on the roster; fields that the viewpoint does not get are absent. */
export type PersonView = {
  id: string;
  name: string;
  unitId: string;
  sectionId: string | null;
  position: string;
  status: 'serving' | 'on-leave' | 'left';
  entryDay?: string;
  bornYear?: number | null;
  cadre?: boolean;
  bound?: boolean;
  /** Whether an identity number is kept for matching; the number itself is kept nowhere. */
  idKnown?: boolean;
  postings?: PostingView[];
  events?: LifeEventView[];
};

/** A duty as its holder, and whoever grants it, sees it. */
export type DutyView = {
  id: string;
  role: RoleWord;
  scope: RoleScope;
  /** Names of the scope's nodes, in the order of its ids. */
  scopeNames: string[];
  fromDay: string;
  untilDay: string | null;
};

export type RoleView = DutyView & {
  personId: string;
  personName: string;
  state: 'ahead' | 'in-force' | 'ended';
  /** The holder has left the service: the duty waits to be handed over. */
  holderLeft: boolean;
};

/** An invitation without its code: that is kept nowhere, and told once. */
export type InvitationView = {
  id: string;
  personId: string;
  name: string;
  state: 'waiting' | 'used' | 'revoked' | 'expired';
  issuedAt: number;
  expiresAt: number;
};
export type IssuedInvitation = InvitationView & { code: string };

export type RosterOutputs = CareerOutputs &
  ComplaintDeskOutputs &
  CadreRuleOutputs & {
    invite: { invitation: IssuedInvitation };
    inviteMany: { unitName: string; invitations: IssuedInvitation[] };
    invitations: { invitations: InvitationView[] };
    revokeInvitation: { invitation: InvitationView };
    inviteCode: { type: string; picture: string };
    unbind: { personId: string };
    units: { units: UnitView[] };
    people: { people: PersonView[]; next: string | null };
    person: { person: PersonView; unitName: string; sectionName: string | null };
    roles: { roles: RoleView[]; vacancies: { unitId: string; unitName: string; role: RoleWord }[] };
    grantRole: { role: RoleView };
    endRole: { role: RoleView };
  };
