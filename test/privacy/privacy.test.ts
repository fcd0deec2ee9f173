import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Route } from '../../core/contract';
import { everyOfficer } from '../support/officers';
import type { Person } from '../support/people';
import { nodeReminderTemplate } from '../support/project';
import { routes, writeRoutes } from '../support/registry';
import { samples, signature } from '../support/samples';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';
import { Canary, hits } from './canaries';

const words = {
  letter: '金丝雀衔来梧桐影letterQ7',
  promise: '画眉不食园中果promiseQ7',
  draft: '杜鹃夜半啼旧稿draftQ7',
};
/** Coordinates that no other number here looks like. */
const stroke = [137, 911, 733, 619, 149, 881];
const strokes = { ratio: 2.5, strokes: [stroke, [500, 501, 502, 503]] };
const canaries = [
  ...Object.values(words).map((word) => new Canary(word)),
  new Canary(stroke.slice(0, 4).join(',')),
];
const readRoutes = routes.filter((route) => !writeRoutes.includes(route));

let world: World;
let author: Person;
let colleague: Person;
/** One holder of every role, each for as much as the role is granted for. */
let officers: string[];
let firstInvocation: number;
let sealAnswer: unknown;
let sealInput: Record<string, unknown>;
let searched = 0;

beforeAll(async () => {
  world = await startWorld();
  [author, colleague] = (await world.people.bound(2)) as [Person, Person];
  officers = (await everyOfficer(world)).map(({ openid }) => openid);
  const nodeId = `${author.id}:onboarding`;
  const save = (text: string, baseRevision: number) =>
    world.ask(author, 'timebook.saveDraft', {
      requestId: world.requestId('draft'),
      nodeId,
      text,
      promises: [words.promise],
      baseRevision,
    });
  await save(`${words.draft}，先写到这里。`, 0);
  await save(`${words.letter}，见字如面。`, 1);
  await world.people.allowMessage(author);
  firstInvocation = (await world.control.invocations()).at(-1)?.id ?? 0;
  sealInput = {
    requestId: world.requestId('seal'),
    nodeId,
    text: `${words.letter}，见字如面。`,
    promises: [words.promise, '守住底线'],
    signature: strokes,
  };
  sealAnswer = await world.ask(author, 'timebook.seal', sealInput as never);
});

afterAll(async () => {
  await world.close();
  hangUp();
});

/** Every answer that a phone of this account can get from every action that reads, whatever it asks about. */
async function everythingReadableBy(openid: string): Promise<[string, unknown][]> {
  const answers: [string, unknown][] = [];
  const nodes = [`${author.id}:onboarding`, `${author.id}:anniversary:2027`, `${author.id}:anniversary:2028`];
  for (const route of readRoutes) {
    const sample = samples[route]({
      person: author.id,
      name: author.name,
      code: author.code,
      template: nodeReminderTemplate,
      requestId: 'unused-unused-unused',
    }) as Record<string, unknown>;
    const inputs: Record<string, unknown>[] =
      'nodeId' in sample
        ? nodes.map((nodeId) => ({ ...sample, nodeId }))
        : 'chapterNumber' in sample
          ? [1, 2, 3].map((chapterNumber) => ({ ...sample, chapterNumber }))
          : [sample];
    for (const input of inputs) {
      const [name, action] = route.split('.') as [string, string];
      const delivered = await world.control.deliver(openid, name, { action, input });
      answers.push([`${route} ${JSON.stringify(input)} for ${openid}`, delivered]);
    }
  }
  return answers;
}

/** All bytes that the emulator keeps on disk. */
async function filesOnDisk(): Promise<[string, Buffer][]> {
  const files = await readdir(world.folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    files
      .filter((file) => file.isFile())
      .map(async (file): Promise<[string, Buffer]> => {
        const path = join(file.parentPath, file.name);
        return [path.slice(world.folder.length), await readFile(path)];
      }),
  );
}

/** Searches each place and says where something was found. */
function search(places: readonly (readonly [string, unknown])[], wanted = canaries): string[] {
  searched += places.length;
  return places.flatMap(([place, content]) => hits(wanted, content).map((hit) => `${place}: ${hit}`));
}

/** Everything that is kept or was written down: store, files, records of calls, logs, messages. */
async function everythingKept(): Promise<[string, unknown][]> {
  return [
    ...Object.entries(await world.dump()).map(([name, documents]): [string, unknown] => [
      `collection ${name}`,
      documents,
    ]),
    ...(await filesOnDisk()),
    ['records of calls since sealing', await world.control.invocations(firstInvocation)],
    ['calls to WeChat', await world.control.calls()],
  ];
}

test('the search finds what is there, in every spelling', async () => {
  const found = search(await filesOnDisk(), [new Canary(author.openid)]);
  expect(found.length).toBeGreaterThan(0);
  for (const canary of canaries) {
    const bytes = Buffer.from(`ab ${canary.word} cd`, 'utf8');
    for (const shift of [0, 1, 2]) {
      expect(canary.findIn(Buffer.from(bytes.subarray(shift).toString('base64')))).not.toEqual([]);
    }
    expect(canary.findIn(Buffer.from(JSON.stringify({ deep: [canary.word] })))).not.toEqual([]);
    expect(canary.findIn(Buffer.from(bytes.toString('hex')))).not.toEqual([]);
  }
});

test('after sealing, before its node, no answer to anybody holds a word of the letter', async () => {
  const answers: [string, unknown][] = [['the answer to sealing', sealAnswer]];
  answers.push(['its replay', await world.call(author, 'timebook.seal', sealInput as never)]);
  for (const openid of [author.openid, colleague.openid, 'somebody-unbound', ...officers]) {
    answers.push(...(await everythingReadableBy(openid)));
  }
  expect(answers.length).toBeGreaterThanOrEqual(3 * (readRoutes.length + 4));
  expect(search(answers)).toEqual([]);
});

test('neither the store, nor its files on disk, nor any log or recorded call holds a word of it, nor of the draft', async () => {
  const draft = await world.documents('drafts', { _id: `${author.id}:onboarding` });
  expect(draft.map(({ box }) => box)).toEqual([null]);
  expect(search(await everythingKept())).toEqual([]);
});

test('refusals and failures do not repeat what was written', async () => {
  const answers: [string, unknown][] = [];
  const say = async (what: string, input: Record<string, unknown>) =>
    answers.push([what, await world.control.deliver(author.openid, 'timebook', { action: 'seal', input })]);
  const again = { ...sealInput, requestId: world.requestId('seal') };
  await say('sealing what is sealed', again);
  await say('one request with another letter', { ...sealInput, text: `${words.letter}！` });
  await say('a letter for somebody else', { ...again, nodeId: `${colleague.id}:onboarding` });
  await say('a key made of the letter', { ...again, [words.letter]: 1 });
  await say('a promise that is too long', { ...again, promises: [words.promise.repeat(9)] });
  await say('a letter where its node belongs', { ...again, nodeId: words.letter });
  await say('a letter that is too long', { ...again, text: words.letter.repeat(2_000) });
  await say('an event that is too large', { ...again, text: words.letter.repeat(20_000) });
  const recipient = { ...again, requestId: world.requestId('seal'), nodeId: `${colleague.id}:onboarding` };
  for (const effect of ['error', 'drop-before', 'drop-after', 'kill-after'] as const) {
    await world.control.faults([
      { on: 'database', function: 'timebook', times: 40, skip: 2, effect, code: 'DATABASE_REQUEST_FAILED' },
    ]);
    const delivered = await world.control.deliver(colleague.openid, 'timebook', {
      action: 'seal',
      input: recipient,
    });
    answers.push([`a store that fails (${effect})`, delivered]);
  }
  await world.control.faults([]);
  expect(search(answers)).toEqual([]);
  expect(search([['records of calls', await world.control.invocations(firstInvocation)]])).toEqual([]);
});

test('a letter that was taken back is its author’s draft again, and nobody else’s', async () => {
  const [other] = (await world.people.bound(1)) as [Person];
  const nodeId = `${other.id}:onboarding`;
  const before = (await world.control.invocations(firstInvocation)).at(-1)?.id ?? 0;
  await world.ask(other, 'timebook.seal', {
    ...sealInput,
    requestId: world.requestId('seal'),
    nodeId,
  } as never);
  const recall = { requestId: world.requestId('recall'), chapterNumber: 1 };
  const taken = await world.ask(other, 'timebook.recall', recall);
  expect(
    search([
      ['the answer to taking back', taken],
      ['its replay', await world.call(other, 'timebook.recall', recall)],
    ]),
  ).toEqual([]);
  expect(search([['records of calls', await world.control.invocations(before)]])).toEqual([]);
  const { draft } = await world.ask(other, 'timebook.draft', { nodeId });
  expect(draft?.text).toBe(sealInput.text);
  expect(await world.call(author, 'timebook.draft', { nodeId })).toMatchObject({
    ok: false,
    code: 'NOT_FOUND',
  });
  expect(search(Object.entries(await world.dump()))).toEqual([]);
  expect(search(await filesOnDisk())).toEqual([]);
});

test('on the morning of the node it is still out of reach until its author opens the node', async () => {
  await world.moveTo('2027-07-01T09:00:30+08:00');
  const calls = await world.control.calls();
  expect(calls.length).toBeGreaterThan(0);
  expect(search([['calls to WeChat', calls]])).toEqual([]);
  const answers = [
    ...(await everythingReadableBy(author.openid)),
    ...(await everythingReadableBy(colleague.openid)),
  ];
  expect(search(answers)).toEqual([]);
});

test('once the node is open its author alone reads it, and it stays encrypted at rest', async () => {
  const nodeId = `${author.id}:anniversary:2027`;
  const opening = { requestId: world.requestId('open'), nodeId };
  expect(search([['the answer to opening', await world.ask(author, 'timebook.open', opening)]])).toEqual([]);
  const chapter = await world.ask(author, 'timebook.read', { chapterNumber: 1 });
  expect(chapter).toMatchObject({ text: sealInput.text, promises: sealInput.promises, signature: strokes });
  const readable = await everythingReadableBy(author.openid);
  const withText = readable.filter(([, answer]) => hits(canaries, answer).length > 0).map(([place]) => place);
  expect(withText).toEqual([`timebook.read {"chapterNumber":1} for ${author.openid}`]);
  for (const openid of [colleague.openid, 'somebody-unbound', ...officers]) {
    expect(search(await everythingReadableBy(openid))).toEqual([]);
  }
  expect(search([...Object.entries(await world.dump()), ...(await filesOnDisk())])).toEqual([]);
});

test('how promises went is kept encrypted and shown to their author alone', async () => {
  const nodeId = `${author.id}:anniversary:2027`;
  await world.ask(author, 'timebook.review', {
    requestId: world.requestId('review'),
    nodeId,
    marks: ['strayed', 'help'],
  });
  const marks = [new Canary('strayed'), new Canary('"help"')];
  expect(search([...Object.entries(await world.dump())], marks)).toEqual([]);
  expect(search(await filesOnDisk(), marks)).toEqual([]);
  expect((await world.ask(author, 'timebook.read', { chapterNumber: 1 })).marks).toEqual(['strayed', 'help']);
  expect(search(await everythingReadableBy(colleague.openid), marks)).toEqual([]);
});

test('the words were looked for in every place that was promised', () => {
  expect(signature.strokes.flat()).not.toEqual(expect.arrayContaining(stroke));
  expect(readRoutes).toEqual(
    expect.arrayContaining(['timebook.read', 'timebook.draft', 'timebook.book'] as Route[]),
  );
  expect(searched).toBeGreaterThan(200);
});
