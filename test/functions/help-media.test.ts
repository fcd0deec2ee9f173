import type { Input } from '../../core/contract';
import { soundKind } from '../../core/domain/duty/media';
import { HelpGroup } from '../support/help-group';
import { assertInvariants } from '../support/invariants';
import type { Person } from '../support/people';
import { filesAt, photo, upload } from '../support/photos';
import { hangUp } from '../support/wire';
import { startWorld, type World } from '../support/world';

let world: World;
let group: HelpGroup;
let asker: Person;
let neighbour: Person;

beforeAll(async () => {
  world = await startWorld();
  group = await HelpGroup.found(world, 2);
  [asker, neighbour] = group.members as [Person, Person];
  await group.publishRota();
});
afterAll(async () => {
  await world.close();
  hangUp();
});

const id = () => world.requestId('media');
/** The beginning of a recording, as an encoder without a header writes it. */
const voice = Buffer.concat([Buffer.from([0xff, 0xf3, 0x48, 0xc4]), Buffer.alloc(4_000, 7)]);
type Kind = Input<'helpgroup.beginMedia'>['kind'];
const begin = (who: Person, questionId: string, kind: Kind) =>
  world.call(who, 'helpgroup.beginMedia', { requestId: id(), questionId, kind });
const keep = (who: Person, mediaId: string, seconds = 0) =>
  world.call(who, 'helpgroup.keepMedia', { requestId: id(), mediaId, seconds });
async function put(questionId: string, kind: Kind, body: Buffer, seconds = 0): Promise<string> {
  const begun = await begin(asker, questionId, kind);
  if (!begun.ok) throw new Error(JSON.stringify(begun));
  await upload(world, asker, begun.value.path, body);
  expect(await keep(asker, begun.value.mediaId, seconds)).toMatchObject({ value: { bytes: body.length } });
  return begun.value.mediaId;
}
const look = (who: Person, mediaId: string) => world.call(who, 'helpgroup.media', { mediaId });
async function turns(): Promise<void> {
  for (let minute = 0; minute < 10; minute += 1) await group.pass(1);
}

test('a picture and a voice are for the asker and officers alone, also under an open question; every look is told', async () => {
  const { id: questionId } = await group.ask(asker, { line: 'open' });
  const pictureId = await put(questionId, 'picture', photo(1));
  const voiceId = await put(questionId, 'voice', voice, 12);
  expect(await filesAt(world, 'incoming/')).toEqual([]);
  expect(await filesAt(world, 'question-media/')).toHaveLength(2);
  const stored = await fetch(`${world.url}/control/file?path=question-media/${voiceId}`);
  expect(Buffer.from(await stored.arrayBuffer()).includes(voice.subarray(0, 64))).toBe(false);
  const shown = [
    { id: pictureId, kind: 'picture', seconds: 0 },
    { id: voiceId, kind: 'voice', seconds: 12 },
  ];
  for (const who of [asker, group.officer]) {
    expect((await group.seen(who, questionId)).media).toEqual(shown);
    expect(await look(who, pictureId)).toMatchObject({
      value: { format: 'png', data: photo(1).toString('base64') },
    });
    expect(await look(who, voiceId)).toMatchObject({
      value: { format: 'mp3', data: voice.toString('base64') },
    });
  }
  for (const who of [neighbour, group.leader]) {
    expect(await group.seen(who, questionId)).toMatchObject({ media: [] });
    expect(await look(who, pictureId)).toMatchObject({ code: expect.stringMatching(/NOT_FOUND|FORBIDDEN/) });
  }
  const { entries } = await world.ask(asker, 'audit.mine', {});
  expect(entries.filter(({ what }) => what === 'look').length).toBeGreaterThanOrEqual(1);
  await group.answer(group.officer, questionId);
});

test('three pictures and one voice are the most; what is no picture, too large, somebody else’s or never uploaded is not kept', async () => {
  const { id: questionId } = await group.ask(asker);
  expect(await begin(neighbour, questionId, 'picture')).toMatchObject({ code: 'NOT_FOUND' });
  expect(await begin(group.officer, questionId, 'picture')).toMatchObject({ code: 'NOT_FOUND' });
  const unfit = [
    ['picture', voice, 'picture-unfit'],
    ['voice', photo(), 'voice-unfit'],
    ['picture', Buffer.alloc(700_001, 1), 'picture-too-large'],
  ] as const;
  const begun: string[] = [];
  for (const [kind, body, reason] of unfit) {
    const one = await begin(asker, questionId, kind);
    if (!one.ok) throw new Error('refused');
    begun.push(one.value.mediaId);
    expect(await keep(asker, one.value.mediaId)).toMatchObject({ reason: 'picture-missing' });
    await upload(world, asker, one.value.path, body);
    expect(await keep(neighbour, one.value.mediaId)).toMatchObject({ code: 'NOT_FOUND' });
    expect(await keep(asker, one.value.mediaId)).toMatchObject({ code: 'INVALID', reason });
  }
  expect(await begin(asker, questionId, 'voice')).toMatchObject({ code: 'LIMIT', reason: 'media-full' });
  expect(await begin(asker, questionId, 'picture')).toMatchObject({ ok: true });
  expect(await begin(asker, questionId, 'picture')).toMatchObject({ code: 'LIMIT', reason: 'media-full' });
  // What was never taken over is looked for a day later, uploads and rows.
  await world.advance('P1D', false);
  await turns();
  expect(await filesAt(world, 'incoming/')).toEqual([]);
  expect(await world.documents('questionMedia', { questionId })).toEqual([]);
  await world.ask(asker, 'helpgroup.withdraw', { requestId: id(), questionId });
});

test('what is withdrawn or forgotten loses its key in that moment and its files with the clock', async () => {
  const taken = await group.ask(asker);
  const first = await put(taken.id, 'picture', photo(2));
  await world.ask(asker, 'helpgroup.withdraw', { requestId: id(), questionId: taken.id });
  expect(await look(asker, first)).toMatchObject({ code: 'NOT_FOUND' });
  expect(await world.documents('questionMedia', { _id: first })).toMatchObject([
    { state: 'going', box: null },
  ]);
  expect(await begin(asker, taken.id, 'picture')).toMatchObject({ code: 'CONFLICT' });
  const closed = await group.ask(asker);
  const second = await put(closed.id, 'voice', voice, 3);
  await group.answer(group.officer, closed.id);
  await world.ask(asker, 'helpgroup.close', { requestId: id(), questionId: closed.id });
  expect(await begin(asker, closed.id, 'picture')).toMatchObject({ code: 'CONFLICT' });
  await turns();
  expect(await filesAt(world, 'question-media/')).toContain(`question-media/${second}`);
  await world.advance('P181D', false);
  await turns();
  await turns();
  const left = await filesAt(world, 'question-media/');
  for (const gone of [first, second]) expect(left).not.toContain(`question-media/${gone}`);
  expect(await world.documents('questionMedia', { _id: second })).toEqual([]);
  await assertInvariants(world);
});

test('a sound is known by its first bytes', () => {
  const word = (text: string) => Buffer.from(text, 'latin1');
  expect([soundKind(voice), soundKind(word('ID3')), soundKind(word('RIFF\0\0\0\0WAVEfmt '))]).toEqual([
    ...['mp3', 'mp3', 'wav'],
  ]);
  for (const other of [photo(), word('RIFF\0\0\0\0AVI '), Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(0)])
    expect(soundKind(other)).toBeNull();
});
