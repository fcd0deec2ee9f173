import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { pinyin } from 'pinyin-pro';
import type { HelpGroupRow } from '../../cloudfunctions/_store/help-groups';
import type { HelpMemberRow } from '../../cloudfunctions/_store/help-members';
import type { KnowledgeRow } from '../../cloudfunctions/_store/knowledge';
import type { QuestionRow } from '../../cloudfunctions/_store/questions';
import { rosterRow } from '../district/fill';

const unitId = 'fayuan';
const groupId = 'beefbeefbeefbeefbeefbeef';
const never = 8_640_000_000_000_000;
const minute = 60_000;
const hour = 60 * minute;
export const officerId = 'demo-song-an';
const topics = ['gift', 'banquet', 'loan', 'relatives', 'after-hours', 'home', 'other'] as const;
const things = ['月饼', '茶叶', '购物卡', '土特产', '烟酒', '红包', '旅游', '宴席', '借条', '装修'];
const deeds = ['上门送来', '放在门口', '托人转交', '寄到单位', '塞进车里', '落在饭桌上'];
const asks = ['该怎么退', '要不要报告', '算不算违纪', '能不能先收着', '怎么回话才好'];

/** Ids of whoever came into the group. */
export const memberOf = (n: number): string => `m${String(n).padStart(5, '0')}`;

/**
 * Writes a unit's help group as the emulator imports it: members on the roster, a base of knowledge, and questions of the two years before `until`, all of them answered or closed
 * but the last hundred.
 */
export async function writeHelpGroup(
  file: string,
  size: { members: number; entries: number; questions: number },
  until: number,
): Promise<void> {
  const out = createWriteStream(file, { highWaterMark: 1 << 20 });
  const put = async (collection: string, document: object) => {
    if (!out.write(`${JSON.stringify({ collection, document })}\n`)) await once(out, 'drain');
  };
  const group: HelpGroupRow = {
    ...{ _id: groupId, unitId, boundBy: officerId, boundAt: until, endedAt: null, version: 1 },
  };
  await put('helpGroups', group);
  for (const personId of ['demo-bai-lu', ...Array.from({ length: size.members }, (_, n) => memberOf(n))]) {
    const row: HelpMemberRow = { _id: `${personId}:${unitId}`, personId, unitId, groupId, at: until };
    await put('helpMembers', row);
    const born = { entryDay: '2015-07-01', bornYear: 1990 };
    if (personId !== 'demo-bai-lu')
      await put('people', rosterRow({ id: personId, name: `家属${personId}`, at: 'fayuan-civil', ...born }));
  }
  for (let n = 0; n < size.entries; n += 1) await put('knowledge', entryRow(n, until));
  for (let n = 0; n < size.questions; n += 1) await put('questions', questionRow(n, size, until));
  out.end();
  await once(out, 'finish');
}

/** Every combination of things, deeds and asks once. */
function entryRow(n: number, until: number): KnowledgeRow {
  const thing = things[n % things.length];
  const deed = deeds[Math.floor(n / things.length) % deeds.length];
  const ask = asks[Math.floor(n / things.length / deeds.length) % asks.length];
  const question = `有人把${thing}${deed}，${ask}？`;
  const read = pinyin(question, { toneType: 'none', type: 'array' }).map((one) => one.replace(/[^a-z]/g, ''));
  return {
    ...{ _id: `bench-entry-${n}`, unitId, topic: topics[n % topics.length] ?? 'other', question },
    answer: '先不动，拍照留下时间。当天联系对方当面退回，退不掉就登记上交，并告诉家里的干部。'.repeat(4),
    ...{ source: '', pinyin: read.join(''), initials: read.map((one) => one.slice(0, 1)).join('') },
    ...{ writtenBy: officerId, at: until - n * hour, version: 1 },
  };
}

function questionRow(n: number, size: { members: number; questions: number }, until: number): QuestionRow {
  const left = size.questions - n;
  const at = until - left * 21 * minute;
  const open = left <= 100;
  const first = open ? null : at + (n % 50) * minute;
  return {
    ...{ _id: n.toString(16).padStart(24, '0'), unitId, askerId: memberOf(n % size.members) },
    ...{
      line: n % 3 === 0 ? 'open' : 'private',
      topic: topics[n % topics.length] ?? 'other',
      named: n % 2 === 0,
    },
    ...{ state: open ? 'new' : n % 5 === 0 ? 'closed' : 'answered', at, promisedAt: at + 30 * minute },
    ...{ firstAnswerAt: first, answers: open ? 0 : 1, answeredBy: open ? [] : [officerId] },
    ...{ takenBy: open ? null : officerId, takenAt: first, round: 1, step: 'officer', called: [officerId] },
    ...{ steps: ['1-officer'], nextAt: never, closedAt: first, rating: (n % 3) + 1, forgetAt: never },
    ...{ entries: 0, version: 1 },
  };
}
