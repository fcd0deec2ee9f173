// What the phone gets of WeChat itself and hands to a function: codes and CloudIDs; and what a person changes in the settings.
import { readJson, sendJson } from '../server/exchange';
import { personOf } from '../server/phone';
import { Refusal } from '../server/refusal';
import type { Route } from '../server/route';
import { groupEnterData, marked, phoneNumberData } from './open-data';

export const PHONE_WECHAT_ROUTES: Readonly<Record<string, Route>> = {
  'POST /phone/open-data': async (world, request, response) => {
    const { person, kind, group, data } = await readJson(request);
    const openid = personOf(person);
    const { openData, phoneCodes } = world;
    if (kind === 'phoneNumber') {
      const cloudID = openData.ids.make(phoneNumberData(openData, openid));
      return sendJson(response, 200, { cloudID, code: phoneCodes.make(openid) });
    }
    if (kind === 'group') {
      const entered = groupEnterData(openData, openid, String(group));
      if (!entered) {
        const errMsg = 'getGroupEnterInfo:fail user is not in the group';
        return sendJson(response, 200, { errCode: 65206, errMsg });
      }
      return sendJson(response, 200, { cloudID: openData.ids.make(entered) });
    }
    if (kind === 'data' && typeof data === 'object' && data !== null && !Array.isArray(data))
      return sendJson(response, 200, {
        cloudID: openData.ids.make(marked(openData, data as object as never)),
      });
    throw new Refusal(
      400,
      'BAD_KIND',
      '"kind" must be phoneNumber, group (with "group") or data (with "data").',
    );
  },
  'POST /phone/subscribe/settings': async (world, request, response) => {
    const { person, templateId, answer } = await readJson(request);
    const openid = personOf(person);
    if (!world.project.templates.some(({ id }) => id === templateId))
      throw new Refusal(
        400,
        'UNKNOWN_TEMPLATE',
        `The project file has no template ${JSON.stringify(templateId)}.`,
      );
    if (answer !== 'reject')
      throw new Refusal(400, 'BAD_ANSWER', 'In the settings a person can only "reject".');
    await world.wechat.revoke(openid, String(templateId));
    const item = { TemplateId: templateId, SubscribeStatusString: 'reject' };
    await world.pushes.push('subscribe_msg_change_event', openid, {
      SubscribeMsgChangeEvent: { List: world.pushes.itemsOf([item]) },
    });
    sendJson(response, 200, {
      granted: { [String(templateId)]: world.wechat.permission(openid, String(templateId)) },
    });
  },
};
