import { codeOf } from '../../cloudfunctions/_kernel/invitation-codes';
import { invitationId } from '../../cloudfunctions/_kernel/keys';
import { place, rosterRow } from '../support/district';
import type { Person } from '../support/people';
import type { World } from '../support/world';
import { type Act, sampleOf } from './act';
import { careerActs } from './career-acts';
import { closureActs, sheetActs } from './closure-acts';
import { complaintActs } from './complaint-acts';
import { familyActs } from './family-acts';
import { handPageActs, handPageRemovalActs } from './hand-page-acts';
import { helpActs } from './help-acts';
import { intakeActs } from './intake-acts';
import { pledgeActs } from './pledge-acts';

const anniversaryOf = (person: Person) =>
  `${person.id}:anniversary:${Number(person.entryDay.slice(0, 4)) + 1}`;

/** Under which request each person asked for help: it is part of what is taken back. */
const asked = new Map<string, string>();
const held = new Set<string>();
const administrators = new WeakMap<World, Promise<Person>>();

/** The one administrator of a world. */
function administrator(world: World): Promise<Person> {
  const known = administrators.get(world);
  if (known) return known;
  const made = world.people.officer('administrator', { kind: 'district', ids: [place.district] });
  administrators.set(world, made);
  return made;
}

const mentors = new WeakMap<World, Promise<Person>>();
let hrId = '';
/** The one mentor of a world, who is its HR officer too. */
async function mentor(world: World): Promise<Person> {
  const known = mentors.get(world) ?? world.people.officer('hr', { kind: 'unit', ids: [place.court] });
  mentors.set(world, known);
  hrId = (await known).id;
  return known;
}
/** Under which request each person was invited: its code follows from it. */
const invited = new Map<string, string>();
const codeFor = ({ id }: Person) => codeOf(id, `${hrId} ${invited.get(id)}`);
const successors = new Set<string>();
const successorOf = (person: Person) => `guide-${person.id}`;

/** Somebody on the roster for each person, who can take over from the one mentor. */
async function makeSuccessors(world: World): Promise<void> {
  const without = world.people.all.filter(({ id }) => !successors.has(id));
  for (const { id } of without) successors.add(id);
  const rows = without.map((person) =>
    rosterRow({ id: successorOf(person), name: '周明远', entryDay: '2010-07-01' }, { cadre: false }),
  );
  if (rows.length > 0) await world.admin().add('people', rows);
}

/** What everybody begins with. Its own kill points are played in the first life; the other lives only pass it. */
const binding: Act = {
  name: 'binding an account',
  route: 'account.bind',
  input: (person, requestId) => sampleOf('account.bind', person, requestId),
};
const bound: Act = { ...binding, known: true };

/** What a life that left something behind ends with. */
const erasing: Act = {
  name: 'having everything erased',
  route: 'account.erase',
  input: (person, requestId) => sampleOf('account.erase', person, requestId),
};

/** The book of a life: written, sealed, opened, read with others, and everything erased in the end. */
const letters: Act[] = [
  binding,
  {
    name: 'a first draft',
    route: 'timebook.saveDraft',
    input: (person, requestId) => sampleOf('timebook.saveDraft', person, requestId),
  },
  {
    name: 'a draft over an earlier one',
    route: 'timebook.saveDraft',
    input: (person, requestId) => ({
      ...sampleOf('timebook.saveDraft', person, requestId),
      baseRevision: 1,
      text: '改过一遍。',
    }),
  },
  {
    name: 'a permission for one message',
    route: 'reminder.grant',
    input: (person, requestId) => sampleOf('reminder.grant', person, requestId),
  },
  {
    name: 'choosing how one is reminded',
    route: 'reminder.prefer',
    input: (person, requestId) => sampleOf('reminder.prefer', person, requestId),
  },
  ...handPageActs,
  {
    name: 'sealing the first chapter',
    route: 'timebook.seal',
    input: (person, requestId) => sampleOf('timebook.seal', person, requestId),
  },
  {
    name: 'taking a seal back',
    route: 'timebook.recall',
    input: (_person, requestId) => ({ requestId, chapterNumber: 1 }),
  },
  ...handPageRemovalActs,
  {
    name: 'sealing what was taken back',
    route: 'timebook.seal',
    input: (person, requestId) => sampleOf('timebook.seal', person, requestId),
  },
  {
    name: 'opening a node',
    route: 'timebook.open',
    before: (world) => world.advance('P1Y', false),
    input: (person, requestId) => ({ requestId, nodeId: anniversaryOf(person) }),
  },
  {
    name: 'ending the re-reading',
    route: 'timebook.review',
    input: (person, requestId) => ({ requestId, nodeId: anniversaryOf(person), marks: ['kept', 'strayed'] }),
  },
  {
    name: 'asking the mentor for help',
    route: 'timebook.askHelp',
    before: async (world) => world.people.mentored((await mentor(world)).id),
    input: (person, requestId) => {
      asked.set(person.id, requestId);
      return { ...sampleOf('timebook.askHelp', person, requestId), nodeId: anniversaryOf(person) };
    },
  },
  {
    name: 'saying that it was dealt with',
    route: 'mentor.handleHelp',
    by: mentor,
    input: (person, requestId) => ({ requestId, helpId: `${person.id}:${asked.get(person.id)}` }),
  },
  {
    name: 'leaving a word for the next opening',
    route: 'mentor.leaveWord',
    by: mentor,
    input: (person, requestId) => sampleOf('mentor.leaveWord', person, requestId),
  },
  {
    name: 'noting that the two met',
    route: 'mentor.noteMeeting',
    by: mentor,
    input: (person, requestId) => sampleOf('mentor.noteMeeting', person, requestId),
  },
  {
    name: 'taking the call for help back',
    route: 'timebook.withdrawHelp',
    input: (person, requestId) => ({ requestId, helpId: `${person.id}:${asked.get(person.id)}` }),
  },
  {
    name: 'sharing a chapter',
    route: 'timebook.share',
    input: (_person, requestId) => ({ requestId, chapterNumber: 2 }),
  },
  {
    name: 'taking a shared chapter back',
    route: 'timebook.unshare',
    input: (_person, requestId) => ({ requestId, chapterNumber: 2 }),
  },
  ...closureActs(mentor, anniversaryOf),
  {
    name: 'sealing the next chapter',
    route: 'timebook.seal',
    input: (person, requestId) => ({
      ...sampleOf('timebook.seal', person, requestId),
      nodeId: anniversaryOf(person),
    }),
  },
  ...pledgeActs,
  {
    name: 'ordering a document',
    route: 'export.order',
    input: (person, requestId) => sampleOf('export.order', person, requestId),
  },
  ...sheetActs(mentor),
  {
    name: 'handing over to another mentor',
    route: 'mentor.assign',
    by: mentor,
    before: makeSuccessors,
    input: (person, requestId) => ({
      ...sampleOf('mentor.assign', person, requestId),
      mentorId: successorOf(person),
    }),
  },
  {
    name: 'setting the rules of a unit',
    route: 'mentor.setRules',
    by: mentor,
    input: (person, requestId) => sampleOf('mentor.setRules', person, requestId),
  },
  erasing,
];

/** What a family does together, until everything is erased. */
const families: Act[] = [bound, ...familyActs, erasing];

/** A member of the help group, from the first question to the leaving. */
const group: Act[] = [bound, ...helpActs, erasing];

/** A life in service as others keep it: its ledger, roles, reminders, and the way out of a place and back. */
const service: Act[] = [
  bound,
  ...careerActs(mentor),
  ...intakeActs(mentor),
  ...complaintActs,
  {
    name: 'letting failed messages wait again',
    route: 'reminder.resend',
    by: administrator,
    // Each person's own first reminder failed for a reason of its own.
    before: async (world) => {
      const admin = world.admin();
      for (const { id } of world.people.all)
        await admin.patchWhere(
          'reminders',
          { _id: `onboarding:${id}:once:0:${id}` },
          { status: 'failed', note: `47003 ${id}`, settledAt: 1 },
        );
    },
    input: (person, requestId) => sampleOf('reminder.resend', person, requestId),
  },
  {
    name: 'loading a table of days off',
    route: 'reminder.setDaysOff',
    by: administrator,
    input: (person, requestId) => sampleOf('reminder.setDaysOff', person, requestId),
  },
  {
    name: 'giving a role',
    route: 'roster.grantRole',
    by: administrator,
    input: (person, requestId) => sampleOf('roster.grantRole', person, requestId),
  },
  {
    name: 'ending a role',
    route: 'roster.endRole',
    by: administrator,
    before: async (world) => {
      for (const person of world.people.all.filter(({ id }) => !held.has(id))) {
        held.add(person.id);
        await world.people.hold(person, 'section-chief', { kind: 'section', ids: [place.civil] });
      }
    },
    input: (person, requestId) => sampleOf('roster.endRole', person, requestId),
  },
  {
    name: 'withdrawing consent to reminders',
    route: 'account.consent',
    input: (person, requestId) => sampleOf('account.consent', person, requestId),
  },
  {
    name: 'giving it again',
    route: 'account.consent',
    input: (person, requestId) => ({ ...sampleOf('account.consent', person, requestId), answer: 'give' }),
  },
  {
    name: 'taking an account off its place',
    route: 'roster.unbind',
    by: mentor,
    input: (person, requestId) => sampleOf('roster.unbind', person, requestId),
  },
  {
    name: 'inviting one person',
    route: 'roster.invite',
    by: mentor,
    input: (person, requestId) => {
      invited.set(person.id, requestId);
      return sampleOf('roster.invite', person, requestId);
    },
  },
  {
    name: 'taking an invitation back',
    route: 'roster.revokeInvitation',
    by: mentor,
    input: (person, requestId) => ({ requestId, invitationId: invitationId(codeFor(person)) }),
  },
  {
    name: 'inviting many',
    route: 'roster.inviteMany',
    by: mentor,
    input: (person, requestId) => {
      invited.set(person.id, requestId);
      return sampleOf('roster.inviteMany', person, requestId);
    },
  },
];

/** Every write action at least once, and those whose state matters several times, in lives that are played apart: what one leaves does not burden the other. */
export const lives = { letters, families, group, service };
