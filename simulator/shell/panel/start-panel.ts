import './panel.css';
import './sections.css';
import type { DeviceRecord } from '../../api/api-host';
import type { ChatPost } from '../../api/chats/chat';
import { byId } from '../element';
import { personOf, readStartOptions } from '../phone/start-options';
import type { Boot } from '../server/shell-server';
import { ChatsSection } from './chats-section';
import { ClockSection } from './clock-section';
import { DeedsSection } from './deeds-section';
import { type ClockReading, emulator, type Invocation, type Message } from './emulator-client';
import { FunctionsSection } from './functions-section';
import { InsideSection } from './inside-section';
import { drawLinks, type Link } from './links-section';
import { MessagesSection } from './messages-section';
import { PeopleSection, type Person } from './people-section';
import { PhoneFrame, type PhoneWishes } from './phone-frame';
import { SecondPhone } from './second-phone';
import { drawSettings } from './settings-section';

/** WeChat's scene values: a subscribe message, a card in a chat. */
const SCENE_MESSAGE = 1014;
const SCENE_CARD = 1007;

async function start(): Promise<void> {
  const options = readStartOptions(location.search);
  const boot = (await (await fetch('/boot.json')).json()) as Boot;
  const { project } = boot;
  const title = String(project.title ?? '小程序');
  const people = (project.people ?? []) as Person[];
  document.title = `${title} · 模拟器`;
  const heading = byId('masthead').querySelector('h1');
  if (heading) heading.textContent = title;

  const wishes: PhoneWishes = {
    ...options.state,
    device: options.device.id,
    newVersion: options.newVersion,
    person: personOf(project, options.as),
  };
  const showPath = (path: string) => {
    byId('page-path').textContent = path;
    inside.refresh();
    keepAddress({ as: wishes.person, ...(path ? { path } : {}) });
  };
  const frame = new PhoneFrame(byId<HTMLIFrameElement>('phone-frame'), wishes, showPath);
  const inside = new InsideSection(frame);
  const second = new SecondPhone(people, wishes, (person) => {
    byId('desk').dataset.phones = person === undefined ? '1' : '2';
    persons.beside(person);
    keepAddress({ beside: person });
  });
  const nameOf = (openid: string) => people.find((one) => one.openid === openid)?.name ?? openid;
  const deeds = new DeedsSection();
  const functions = new FunctionsSection();
  const clock = new ClockSection((project.bookmarks ?? []) as { label: string }[], () => wishes.person);
  const hold = (openid: string) => {
    wishes.person = openid;
    second.refresh();
    messages.show(openid);
    chats.show(openid);
  };
  const persons = new PeopleSection(
    people,
    wishes.person,
    (openid) => {
      const before = wishes.person;
      hold(openid);
      frame.load();
      // Whoever held the other phone has come to this one: the two change places.
      if (second.person === openid) second.lay(before);
    },
    () => second.lay(),
  );
  const open = (path: string, scene: number, person: string, chat?: string) => {
    if (second.open(path, scene, person, chat)) return;
    persons.select(person);
    frame.open(path, scene, person, chat);
    hold(person);
  };
  const messages = new MessagesSection(
    title,
    (message) => open(message.page ?? '', SCENE_MESSAGE, message.person),
    (person, unread) => persons.unread(person, unread),
  );
  const chats = new ChatsSection(project, nameOf, (path, scene, chat) =>
    open(path, scene, wishes.person, chat),
  );
  drawLinks((project.links ?? []) as Link[], nameOf, (link) =>
    open(link.path, SCENE_CARD, link.person ?? wishes.person),
  );
  drawSettings(wishes, (wish) => {
    Object.assign(wishes, wish);
    // WeChat tells a program of another text size only when it starts again.
    const afresh =
      wish.fontSize !== undefined ||
      wish.device !== undefined ||
      wish.reducedMotion !== undefined ||
      wish.newVersion !== undefined;
    if (afresh) frame.load(frame.control?.path());
    else frame.control?.change(wish);
    second.wish(wish, afresh);
  });
  frame.onAttached((control) => {
    deeds.clear();
    const hear = (record: DeviceRecord) => {
      if (record.kind === 'call') functions.asked(String(record.detail.requestID), record.detail.data);
      else deeds.add(record);
    };
    for (const record of control.records) hear(record);
    control.onRecord(hear);
  });
  messages.show(wishes.person);
  chats.show(wishes.person);
  void chats.load();

  const load = async () => {
    await Promise.all([
      emulator.clock().then((reading) => clock.read(reading)),
      messages.load([...new Set([...people.map((person) => person.openid), wishes.person])]),
      emulator.invocations().then((answer) => functions.load(answer.invocations)),
    ]).catch(() => {
      // That the emulator does not answer is told by the stream's `link` event.
    });
  };
  const hearers: Hearers = {
    clock: (data) => clock.read(data as ClockReading),
    message: (data) => messages.arrived(data as Message),
    chat: (data) => chats.arrived(data as ChatPost),
    invocation: (data) => functions.arrived(data as Invocation),
    'database-reset': () => void load(),
    rebuild: () => {},
    link: (data) => {
      const { emulator: linked } = data as { emulator: boolean };
      showLink(linked);
      if (linked) void load();
    },
  };
  listen(hearers, (event, data) => {
    frame.control?.receive(event, data);
    second.receive(event, data);
  });
  frame.load(options.path, options.scene, options.chat);
  const beside = new URLSearchParams(location.search).get('beside');
  if (beside !== null) second.lay(personOf(project, beside));
}

/** The shell's address says what stands on the desk, so that it can be opened again. */
function keepAddress(changed: Record<string, string | undefined>): void {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changed)) {
    if (value === undefined) query.delete(name);
    else query.set(name, value);
  }
  history.replaceState(null, '', `/?${query}`);
}

interface Hearers {
  [event: string]: (data: unknown) => void;
}

/** One stream for panel and phone: the phone in the frame has none of its own. */
function listen(hearers: Hearers, passOn: (event: string, data: unknown) => void): void {
  const events = new EventSource('/events');
  for (const [name, hear] of Object.entries(hearers)) {
    events.addEventListener(name, (event) => {
      const data: unknown = JSON.parse((event as MessageEvent<string>).data || 'null');
      hear(data);
      passOn(name, data);
    });
  }
}

let linkTimer: ReturnType<typeof setTimeout> | undefined;

/** Says so when the emulator is away; a moment of grace, because the stream begins before the link is up. */
function showLink(linked: boolean): void {
  clearTimeout(linkTimer);
  const line = byId('masthead').querySelector<HTMLElement>('.link-state');
  if (!line) return;
  if (linked) line.hidden = true;
  else {
    linkTimer = setTimeout(() => {
      line.hidden = false;
      line.textContent = '模拟云没有应答，云函数现在调不通。它回来后这里会自己恢复。';
    }, 1500);
  }
}

void start();
