import type { DrivenPhone } from '../../simulator/driver/driven-phone';
import type { Stroke } from '../../simulator/driver/phone-hands';
import { beijing, eventually, must, type Story } from './story';

const person = 'demo-openid-xu-yinuo';
const invitation = 'pages/bind/index?code=DEM0C0DE0000000000000000XY';
const routes = {
  today: 'pages/today/index',
  write: 'packages/timebook/pages/write/index',
  sealed: 'packages/timebook/pages/sealed/index',
  open: 'packages/timebook/pages/open/index',
};

const firstLetter =
  '今天第一次穿上这身制服。衬衫的第一颗扣子，我对着镜子扣了三遍。\n' +
  '师傅说，窗口后面坐着的是一个人，窗口前面站着的也是一个人。我想一直记得这句话。';
const offlineLine = '\n网断了，写在这里也不会丢。';
const firstPromises = ['不收服务对象的一针一线', '遇到拿不准的事，先问一声', '每周回家吃一次饭'];
const secondLetter = '一年了。去年的字还是那么急。三条约定守住了两条，有一条走了点样，今天写下来，明年再看。';

/** From the invitation to the second button: each step through the pages, each fact looked at where it shows. */
export async function tellMainJob(story: Story): Promise<void> {
  const phone = await story.phone();
  await bind(story, phone);
  await writeFirstChapter(story, phone);
  await seal(story, phone, { pad: 'signature', sheet: 'permission', sealed: 'sealed' });
  await nobodyCanRead(story);
  await aYearPasses(story, phone);
  await reread(story, phone);
  await continueBeside(story, phone);
  await seal(story, phone, { sealed: 'sealed-again' });
  await closed(story, phone);
  await story.nobodyComplains();
}

async function bind(story: Story, phone: DrivenPhone): Promise<void> {
  await phone.open(invitation, { as: person });
  await phone.waitForText('许一诺');
  await story.say('许一诺入职，点开邀请卡片，逐项同意隐私条款');
  const chosen = ((await phone.pageData()).chosen ?? {}) as Record<string, boolean>;
  if (!chosen.timebook) await phone.tap('写信与封存（绑定需要）');
  if (!chosen.reminders) await phone.tap('提醒（可以不要）');
  await story.picture(phone, 'invitation');
  await phone.tap('同意并绑定');
  await phone.waitForRoute(routes.today);
  await phone.waitForText('写下第一章');
  await story.say('绑定好了。“今天”里等着她的，是第一颗扣子');
  await story.picture(phone, 'today');
}

async function writeFirstChapter(story: Story, phone: DrivenPhone): Promise<void> {
  await phone.tap('写下第一章');
  await phone.waitForRoute(routes.write);
  await phone.type('信的正文', firstLetter);
  for (const [at, promise] of firstPromises.entries()) {
    await phone.tap('添一条');
    await phone.find({ role: 'textbox', name: '约定' }).nth(at).fill(promise);
  }
  await saved(phone);
  await story.say('写第一章，写下三条约定；每一笔都自动存好');
  await story.picture(phone, 'writing');

  await phone.tapBar('返回');
  await phone.waitForRoute(routes.today);
  await phone.tap('接着写');
  await phone.waitForRoute(routes.write);
  await draftIs(phone, firstLetter);
  await story.say('中途离开又回来，草稿还在');

  await phone.setNetwork('none');
  await phone.type('信的正文', firstLetter + offlineLine);
  await eventually(
    async () => (await phone.pageText()).includes('断网，已存在手机里'),
    'the page says that it keeps the draft while the network is gone',
  );
  await story.say('断网了：继续写，先存在手机里');
  await story.picture(phone, 'offline');
  await phone.setNetwork('wifi');
  await saved(phone);

  const other = await story.phone();
  await other.open(routes.today, { as: person });
  await other.tap('接着写');
  await other.waitForRoute(routes.write);
  await draftIs(other, firstLetter + offlineLine);
  await story.say('网回来，云里也有了；换一部手机打开，一字不少');
  await other.tapBar('返回');
  await other.waitForRoute(routes.today);
}

async function seal(
  story: Story,
  phone: DrivenPhone,
  pictures: { pad?: string; sheet?: string; sealed: string },
): Promise<void> {
  await phone.tap('写好了，封存');
  await phone.waitForText('封存之后');
  await phone.waitForIdle();
  await phone.draw('canvas', signature);
  if (pictures.pad) await story.picture(phone, pictures.pad);
  await phone.tap('盖印封存');
  await eventually(
    async () => (await phone.sheetText()).includes('承诺时光书开启提醒'),
    'WeChat asks inside the tap whether it may remind once',
  );
  if (pictures.sheet) await story.picture(phone, pictures.sheet);
  await phone.tapSheet('允许');
  await phone.waitForRoute(routes.sealed);
  await phone.waitForText('回到今天');
  await story.say('手写签名，同意提醒一次，盖印：封存');
  await story.picture(phone, pictures.sealed);
}

/** Sealed means: not in the store, in no field of it, not by a word. */
async function nobodyCanRead(story: Story): Promise<void> {
  const stored = await story.everythingStored();
  for (const words of ['对着镜子扣了三遍', '窗口前面站着的', ...firstPromises])
    must(!stored.includes(words), `the sealed words “${words}” are nowhere in the database`);
  await story.say('翻遍数据库，信里的字一个也找不到');
}

async function aYearPasses(story: Story, phone: DrivenPhone): Promise<void> {
  await phone.tap('回到今天');
  await phone.waitForRoute(routes.today);
  must((await phone.messages(person)).length === 0, 'no message has come before the day');
  await phone.letTimePass({ bookmark: '过一年', person });
  const messages = await phone.messages(person);
  must(messages.length === 1, `one permission sends exactly one message (there are ${messages.length})`);
  const [message] = messages;
  must(message !== undefined && beijing(message.at) === '2027-07-01 09:00', 'it came on the day at 09:00');
  const rows = (message?.rows ?? []).map(({ label, value }) => `${label}：${value}`).join('，');
  console.log('                   …… 一年过去 ……');
  console.log(`${beijing(message?.at ?? 0)}  微信服务通知：${message?.title}（${rows}）`);
  await story.picture(phone, 'the-day');

  const desk = await story.phone({ shell: true, pixelRatio: 1 });
  await desk.open(routes.today, { as: person });
  await desk.waitForText('拆开去年的信');
  await story.picture(desk, 'desk');
}

async function reread(story: Story, phone: DrivenPhone): Promise<void> {
  await phone.openMessage();
  await phone.waitForRoute(routes.open);
  await phone.waitForText('拆开');
  await story.say('点开通知，信在等她');
  await story.picture(phone, 'letter-waits');
  await phone.tap('拆开');
  await phone.waitForText('当时的约定');
  await phone.waitForIdle();
  const text = await phone.pageText();
  must(text.includes('对着镜子扣了三遍'), 'the letter of last year can be read, word for word');
  await story.say('重读去年的信，一字未动');
  await story.picture(phone, 'rereading');
  for (const [at, mark] of ['守住', '有偏差', '守住'].entries())
    await phone
      .find({ selector: `[aria-label="${mark}"]` })
      .nth(at)
      .click();
  await phone.waitForIdle();
  await story.say('一条一条看当时的约定，自己给自己做记号，谁也看不到');
  await story.picture(phone, 'promises');
}

async function continueBeside(story: Story, phone: DrivenPhone): Promise<void> {
  await phone.tap('续写今天这一页');
  await phone.waitForRoute(routes.write);
  await eventually(
    async () => (await phone.pageText()).includes('对着镜子扣了三遍'),
    'the old page lies beside the new one',
  );
  await phone.type('信的正文', secondLetter);
  await saved(phone);
  await story.say('旧页在上，今天在下，续写第二章');
  await story.picture(phone, 'beside');
}

async function closed(story: Story, phone: DrivenPhone): Promise<void> {
  await phone.tap('回到今天');
  await phone.waitForRoute(routes.today);
  await phone.tap('时光书');
  await phone.waitForRoute('pages/book/index');
  await phone.waitForText('链完整');
  const nodes = await story.ask<{ documents: { _id: string; closedAt?: unknown }[] }>(
    `/control/database?collection=nodes&where=${encodeURIComponent(JSON.stringify({ bookId: 'demo-xu-yinuo' }))}`,
  );
  const done = nodes.documents.filter(({ closedAt }) => closedAt !== null && closedAt !== undefined);
  must(done.length === 2, `two nodes are closed (${done.map(({ _id }) => _id).join(', ')})`);
  must(nodes.documents.length > done.length, 'the next node is set');
  const { calls } = await story.ask<{ calls: { api: string; request: { touser?: string } }[] }>(
    '/control/calls?after=',
  );
  const sent = calls.filter(({ api, request }) => api.endsWith('send') && request.touser === person);
  must(sent.length === 1, `WeChat was asked to send once and no more (${sent.length})`);
  await story.say('第二颗扣子扣上了：这一站闭环，下一站已经定好，整条链完整');
  await story.picture(phone, 'book');
}

async function saved(phone: DrivenPhone): Promise<void> {
  await eventually(
    async () => (await phone.pageText()).includes('已存好'),
    'the page says that the draft is saved',
  );
}

async function draftIs(phone: DrivenPhone, text: string): Promise<void> {
  await eventually(async () => (await phone.pageData()).text === text, 'the draft is there, word for word');
}

/** A hand's few strokes, as fractions of the pad. */
const signature: Stroke[] = [
  arc([0.18, 0.35], [0.3, 0.3], 8),
  arc([0.24, 0.22], [0.2, 0.75], 10),
  arc([0.2, 0.55], [0.34, 0.6], 8),
  arc([0.42, 0.5], [0.6, 0.46], 10),
  arc([0.68, 0.3], [0.66, 0.72], 10),
  arc([0.62, 0.42], [0.84, 0.4], 10),
  arc([0.82, 0.3], [0.72, 0.8], 12),
];

function arc(
  [x0, y0]: readonly [number, number],
  [x1, y1]: readonly [number, number],
  points: number,
): [number, number][] {
  return Array.from({ length: points }, (_, at) => {
    const t = at / (points - 1);
    return [x0 + (x1 - x0) * t, y0 + (y1 - y0) * t + Math.sin(t * Math.PI) * 0.06];
  });
}
