import type { Behaviour } from '../behaviour';
import type { Project } from '../project';
import type { CloudStorage } from '../storage/cloud-storage';
import type { Appointments } from '../timers/appointments';
import { activityApis } from './activities';
import type { CloudApi } from './cloud-calls';
import { addDelayedFunctionTask } from './delayed-tasks';
import { codeApis } from './mini-program-codes';
import type { OpenDataWorld } from './open-data';
import { getPhoneNumber } from './phone-numbers';
import type { Pushes } from './pushes';
import { securityApis } from './security-checks';
import type { ShortLived } from './short-lived';
import { SubscribeSend } from './subscribe-send';
import { getTemplateList } from './template-list';
import type { DeliveredMessage, WechatStore } from './wechat-store';

export interface WechatApiWorld {
  readonly project: Project;
  readonly envId: string;
  readonly store: WechatStore;
  readonly storage: CloudStorage;
  readonly behaviour: Behaviour;
  readonly pushes: Pushes;
  readonly appointments: Appointments;
  readonly openData: OpenDataWorld;
  readonly phoneCodes: ShortLived<string>;
  readonly hasFunction: (name: string) => boolean;
  readonly now: () => number;
  readonly onMessage: (message: DeliveredMessage) => void;
}

/** All APIs of WeChat's server side that are here, by their cloud names. Any other answers -604100. */
export function wechatApis(world: WechatApiWorld): Readonly<Record<string, CloudApi>> {
  const { project, envId, store, storage, behaviour, pushes, appointments, now } = world;
  const { people, templates, appid, pages } = project;
  const knowsPerson = (openid: string) =>
    store.knowsPerson(openid) || people.some((person) => person.openid === openid);
  const knowsPage = pages && ((page: string) => pages.includes(page));
  const sender = new SubscribeSend({ ...world, templates, knowsPerson, knowsPage });
  return {
    'subscribeMessage.send': (request) => sender.send(request),
    'subscribeMessage.getTemplateList': getTemplateList(templates),
    ...securityApis({
      behaviour,
      pushes,
      appid,
      now,
      knowsPerson,
      lastSeen: (openid) => store.lastSeen(openid),
      pathBehind: (url) => storage.pathBehind(url),
    }),
    'phonenumber.getPhoneNumber': getPhoneNumber({ codes: world.phoneCodes, people, appid, now }),
    ...activityApis({ table: store.table('activities'), now }),
    'cloudbase.addDelayedFunctionTask': addDelayedFunctionTask({ ...world, envId, appointments }),
    ...codeApis(knowsPage),
  };
}
