import { createHmac } from 'node:crypto';
import type { PersonRow } from '../cloudfunctions/_store/people';
import type { Input, Output, Route } from '../core/contract';
import type { Answer } from '../core/contract/envelope';
import { activitiesFrom } from './district/activities';
import { fillDistrict, firstPosting, rosterRow } from './district/fill';
import { bai, fillHelpGroup } from './district/help-group';
import { type PastLetter, pastLetters } from './district/letters';
import { officers } from './district/officers';
import { signature } from './district/signature';
import { openStore, type Store } from './district/store';

/** Two invented cadres of an invented district; the phones' openids are those of `simulator.config.json`. */
const xu = {
  person: rosterRow({
    id: 'demo-xu-yinuo',
    name: '许一诺',
    at: 'zhujian-care',
    entryDay: '2026-07-01',
    bornYear: 2002,
  }),
  code: 'DEM0C0DE0000000000000000XY',
};
const lin = {
  openid: 'demo-openid-lin-zhiyuan',
  person: rosterRow({
    id: 'demo-lin-zhiyuan',
    name: '林知远',
    at: 'zhujian-plan',
    entryDay: '2023-07-01',
    bornYear: 1999,
  }),
  code: 'DEM0C0DE0000000000000000ZY',
};
const invitationMs = 72 * 3_600_000;

/**
 * Fills an empty emulator with the demo district: the tree, officers with their duties, 许一诺 invited today and not bound, 林知远 with
 * three years behind him, played through the real functions at their virtual dates. Ends with the clock at the project's start. Done once: a store that has it is left
 * alone, and one where it broke off is completed, because every act carries the same `requestId` each time.
 * @param options.emulatorUrl where the emulator answers
 * @param options.env id of its environment
 * @returns whether anything was written
 * @throws Error with a sentence when the emulator or a function refuses; `LOOKUP_KEY` must be that of the functions
 */
export async function seedDistrict(options: {
  emulatorUrl: string;
  env: string;
}): Promise<{ seeded: boolean }> {
  const store = openStore(options.emulatorUrl, options.env);
  // 许一诺 is written last: where she is, everything is.
  if (await store.has('people', xu.person._id)) return { seeded: false };
  const phone = phoneOf(options.emulatorUrl);
  const project = await phone.ask('/control/project');
  const start = Date.parse(project.clock?.start ?? '2026-07-01T09:12:00+08:00');
  const template = String(project.templates?.[0]?.id ?? '');

  await invite(store, lin, Date.parse('2023-07-01T08:30:00+08:00'));
  await playLin(phone, template);
  await phone.moveTo(start);
  await fillDistrict(store);
  await bindOfficers(store, phone, start);
  await bindBai(store, phone, start);
  await publishActivities(phone, start);
  await invite(store, xu, start);
  return { seeded: true };
}

/** Puts a person on the roster with an invitation, which comes first: a person without one could never enter. */
async function invite(store: Store, who: { person: PersonRow; code: string }, at: number): Promise<void> {
  await keepInvitation(store, who.person._id, who.code, at);
  await store.ensure('postings', firstPosting(who.person));
  await store.ensure('people', who.person);
}

/** Officers bind as everybody does: by an invitation each, with consent. */
async function bindOfficers(store: Store, phone: Phone, at: number): Promise<void> {
  for (const [index, { id, openid }] of officers.entries()) {
    const code = `DEM0C0DE00000000000000${String(1000 + index)}`;
    await keepInvitation(store, id, code, at);
    await phone.act(openid, 'account.bind', {
      requestId: `demo-bind-officer-${String(index).padStart(2, '0')}`,
      code,
      consent: { version: '2026-07', purposes: ['timebook', 'reminders'] },
    });
  }
}

/** 白露 joins by her family's card. */
async function bindBai(store: Store, phone: Phone, at: number): Promise<void> {
  await fillHelpGroup(store, at);
  await keepInvitation(store, bai.id, bai.code, at);
  await phone.act(bai.openid, 'account.bind', {
    requestId: 'demo-bind-bai-lu',
    code: bai.code,
    consent: { version: '2026-07', purposes: ['family', 'reminders'] },
  });
}

/** 梁爽 writes what is held for families in the weeks to come, and publishes it. */
async function publishActivities(phone: Phone, start: number): Promise<void> {
  const openid = 'demo-openid-liang-shuang';
  for (const [n, written] of activitiesFrom(start).entries()) {
    const { activityId, version } = await phone.act(openid, 'activity.save', {
      ...{ requestId: `demo-activity-draft-0${n}`, scopeId: 'qinghe', baseVersion: 0, written },
    });
    await phone.act(openid, 'activity.turn', {
      ...{ requestId: `demo-activity-publish-0${n}`, activityId, event: 'publish', baseVersion: version },
    });
  }
}

async function keepInvitation(store: Store, personId: string, code: string, at: number): Promise<void> {
  const key = process.env.LOOKUP_KEY;
  if (!key) throw new Error('LOOKUP_KEY is not set: invitations are kept under a keyed hash of their code.');
  const _id = createHmac('sha256', key).update(code).digest('hex');
  const times = { expiresAt: at + invitationMs, usedAt: null, usedBy: null };
  await store.ensure('invitations', { _id, personId, ...times });
}

/** 林知远's first three years: bound on his first day, three letters, two of them opened, looked at and answered. */
async function playLin(phone: Phone, template: string): Promise<void> {
  const { openid, code, person } = lin;
  await phone.moveTo(Date.parse('2023-07-01T09:05:00+08:00'));
  await phone.act(openid, 'account.bind', {
    requestId: 'demo-history-bind',
    code,
    consent: { version: '2026-07', purposes: ['timebook', 'reminders'] },
  });
  for (const [at, letter] of pastLetters.entries()) {
    const year = 2023 + at;
    const nodeId = at === 0 ? `${person._id}:onboarding` : `${person._id}:anniversary:${year}`;
    const before = pastLetters[at - 1];
    if (before) {
      await remindedAtNine(phone, year);
      await phone.moveTo(Date.parse(letter.sealedAt) - 40 * 60_000);
      await reread(phone, nodeId, before, year);
    }
    await phone.moveTo(Date.parse(letter.sealedAt));
    await phone.ask('/phone/subscribe', { person: openid, answers: { [template]: 'accept' } });
    await phone.act(openid, 'timebook.seal', {
      requestId: `demo-history-seal-${year}`,
      nodeId,
      text: letter.text,
      promises: letter.promises,
      signature,
      permission: { templateId: template, answer: 'accept' },
    });
  }
  await remindedAtNine(phone, 2026);
}

/** The morning of an anniversary: the clock ticks, as it would have. */
async function remindedAtNine(phone: Phone, year: number): Promise<void> {
  await phone.moveTo(Date.parse(`${year}-07-01T09:00:00+08:00`));
  const { result } = await phone.ask('/control/fire', { name: 'clock' });
  if (result?.ok !== true) throw new Error(`The clock did not tick: ${JSON.stringify(result)}`);
}

async function reread(phone: Phone, nodeId: string, letter: PastLetter, year: number): Promise<void> {
  await phone.act(lin.openid, 'timebook.open', { requestId: `demo-history-open-${year}`, nodeId });
  await phone.act(lin.openid, 'timebook.review', {
    requestId: `demo-history-review-${year}`,
    nodeId,
    marks: letter.marks,
  });
}

type Phone = ReturnType<typeof phoneOf>;

/** Calls as the demo's phones and its panel make them. */
function phoneOf(emulatorUrl: string) {
  // biome-ignore lint/suspicious/noExplicitAny: the emulator's answers are named where they are used
  const ask = async (path: string, body?: unknown): Promise<any> => {
    const headers = { 'content-type': 'application/json' };
    const request = body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) };
    const response = await fetch(emulatorUrl + path, request);
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  return {
    ask,
    /** Moves the virtual clock without running the timers on the way. */
    moveTo: (to: number) => ask('/control/clock', { to, fire: false }),
    /** One call that must succeed. */
    async act<R extends Route>(person: string, route: R, input: Input<R>): Promise<Output<R>> {
      const [name, action] = route.split('.');
      const delivered = await ask('/phone/function', { person, name, data: { action, input } });
      const answer = delivered.result as Answer<Output<R>> | undefined;
      if (!answer?.ok) throw new Error(`${route} was refused: ${JSON.stringify(answer ?? delivered)}`);
      return answer.value;
    },
  };
}
