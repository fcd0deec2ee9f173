import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { withOpenData } from '../openapi/open-data';
import { evaluate } from '../rules/evaluate';
import type { World } from '../world';
import { breakOff, readJson, sendJson } from './exchange';
import { deliveryOf, personOf } from './phone';
import { Refusal } from './refusal';
import type { Route } from './route';

/** What the phone asks: functions, permissions to send, messages. */
export const PHONE_ROUTES: Readonly<Record<string, Route>> = {
  'POST /phone/function': callFunction,
  'POST /phone/subscribe': subscribe,
  'GET /phone/messages': messages,
  'POST /phone/messages/read': markRead,
};

async function callFunction(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { person, name, data, delivery } = await readJson(request);
  const openid = personOf(person);
  if (typeof name !== 'string')
    throw new Refusal(400, 'NAME_NEEDED', '"name" must be the name of a function.');
  if (data !== undefined && (typeof data !== 'object' || data === null || Array.isArray(data))) {
    throw new Refusal(400, 'BAD_DATA', '"data" must be an object, as in wx.cloud.callFunction.');
  }
  const way = deliveryOf(delivery);
  if (way === 'lose-request') return breakOff(response);
  await world.wechat.rememberPerson(openid, world.clock.now());
  if (!mayCall(world, name, openid)) {
    // The SDK's own code for a call that the rules of functions refuse.
    const errMsg = `cloud.callFunction:fail Error: errCode: -501023 permission denied | errMsg: the rules of functions do not let this person call ${name}`;
    return sendJson(response, 200, { errCode: -501023, errMsg, requestID: randomUUID() });
  }
  // The platform adds who called; a caller's own `userInfo` does not get through.
  const event = {
    ...withOpenData(world.openData, Object(data)),
    userInfo: { openId: openid, appId: world.project.appid },
  };
  const { record, answer } = await world.functions.invoke(name, event, { source: 'wx_client', openid });
  if (way === 'lose-answer' || answer === undefined) return breakOff(response);
  sendJson(response, 200, { ...answer, durationMs: record.durationMs });
}

function mayCall({ project, clock }: World, name: string, openid: string): boolean {
  const rules = project.functionRules;
  const rule = (Object.hasOwn(rules, name) ? rules[name] : undefined) ?? rules['*'];
  return (
    rule === undefined ||
    Boolean(evaluate(rule, { auth: { openid }, now: clock.now(), lookUp: () => undefined }))
  );
}

async function subscribe(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { person, answers } = await readJson(request);
  const openid = personOf(person);
  if (typeof answers !== 'object' || answers === null)
    throw new Refusal(400, 'ANSWERS_NEEDED', '"answers" must be an object.');
  const entries = Object.entries(answers);
  for (const [id, answer] of entries) {
    if (!world.project.templates.some((template) => template.id === id)) {
      throw new Refusal(400, 'UNKNOWN_TEMPLATE', `The project file has no template "${id}".`);
    }
    if (answer !== 'accept' && answer !== 'reject')
      throw new Refusal(400, 'BAD_ANSWER', 'An answer is accept or reject.');
  }
  await world.wechat.rememberPerson(openid, world.clock.now());
  await world.wechat.grant(
    openid,
    entries.filter(([, answer]) => answer === 'accept').map(([id]) => id),
  );
  const items = entries.map(([id, answer]) => ({
    TemplateId: id,
    SubscribeStatusString: answer,
    PopupScene: '0',
  }));
  if (items.length > 0)
    await world.pushes.push('subscribe_msg_popup_event', openid, {
      SubscribeMsgPopupEvent: { List: world.pushes.itemsOf(items) },
    });
  sendJson(response, 200, {
    granted: Object.fromEntries(entries.map(([id]) => [id, world.wechat.permission(openid, id)])),
  });
}

async function messages(
  world: World,
  _request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  sendJson(response, 200, { messages: world.wechat.messagesOf(personOf(url.searchParams.get('person'))) });
}

async function markRead(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { id } = await readJson(request);
  if (typeof id !== 'number' || !(await world.wechat.markRead(id))) {
    throw new Refusal(404, 'NO_MESSAGE', `There is no message ${JSON.stringify(id)}.`);
  }
  sendJson(response, 200, { ok: true });
}
