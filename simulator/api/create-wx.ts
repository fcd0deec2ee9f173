import { animationArea } from './animation';
import type { ApiHost, Area } from './api-host';
import { appEventsArea } from './app-events';
import { innerAudioArea } from './audio/inner-audio';
import { recorderArea } from './audio/recorder';
import { calendarArea } from './calendar';
import { groupEnterArea } from './chats/group-enter';
import { shareMenuArea } from './chats/share-menu';
import { clipboardArea } from './clipboard';
import { cloudArea } from './cloud/cloud-area';
import { deviceArea } from './device';
import { elementsArea } from './elements';
import { fileSystemArea } from './files/file-system-area';
import { interactionArea } from './interaction';
import { locationArea } from './location/location-area';
import { loginArea } from './login';
import { canvasArea } from './media/canvas-export';
import { chooseMediaArea } from './media/choose-media';
import { contextsArea } from './media/contexts';
import { picturesArea } from './media/pictures';
import { saveToAlbumArea } from './media/save-to-album';
import { navigationBarArea } from './navigation-bar';
import { networkArea } from './network/network-state';
import { requestArea } from './network/request';
import { socketArea } from './network/socket';
import { newerVersionArea } from './newer-version';
import { openDocumentArea } from './open-document';
import { openTypeNames } from './open-types';
import { pageScrollArea } from './page-scroll';
import { performanceArea } from './performance';
import { guardPrivacy, privacyArea } from './privacy';
import { routingArea } from './routing';
import { scanArea } from './scan';
import { settingsArea } from './settings';
import { storageArea } from './storage';
import { strict } from './strict';
import { subscribeArea } from './subscribe';
import { systemArea } from './system';
import { tabBarArea } from './tab-bar';

const AREAS: readonly ((host: ApiHost) => Area)[] = [
  routingArea,
  interactionArea,
  navigationBarArea,
  tabBarArea,
  pageScrollArea,
  storageArea,
  systemArea,
  newerVersionArea,
  deviceArea,
  appEventsArea,
  networkArea,
  requestArea,
  socketArea,
  recorderArea,
  innerAudioArea,
  locationArea,
  scanArea,
  openDocumentArea,
  cloudArea,
  subscribeArea,
  settingsArea,
  privacyArea,
  calendarArea,
  fileSystemArea,
  chooseMediaArea,
  picturesArea,
  canvasArea,
  contextsArea,
  saveToAlbumArea,
  clipboardArea,
  shareMenuArea,
  groupEnterArea,
  loginArea,
  performanceArea,
  elementsArea,
  animationArea,
];

/**
 * The `wx` object of one phone.
 *
 * A member that is not there is a function that throws `wx.<name> is not in the simulator` when called, and the call is
 * reported as a problem of the program: nothing is silently missing. `wx.canIUse` tells the truth about what is there.
 */
export function createWx(host: ApiHost): Record<string, unknown> {
  const members: Area = {};
  for (const area of AREAS) {
    for (const [name, member] of Object.entries(area(host))) {
      if (name in members) throw new Error(`wx.${name} is defined by two areas`);
      members[name] = member;
    }
  }
  guardPrivacy(host, members);
  members.canIUse = (schema: unknown) => canUse(members, schema) || canUseElement(host, schema);
  return strict('wx', members, host);
}

/** `canIUse('getSystemInfoSync.return.screenWidth')`, `canIUse('button.open-type.contact')`: only what is really there. */
function canUse(members: Area, schema: unknown): boolean {
  if (typeof schema !== 'string' || schema === '') return false;
  const [name = '', ...rest] = schema.split('.');
  if (!Object.hasOwn(members, name)) return false;
  const member = members[name];
  if (rest.length > 0 && member !== null && typeof member === 'object') {
    return rest.every((part, index) => index > 0 || Object.hasOwn(member, part));
  }
  return true;
}

/** `canIUse('button.open-type.contact')`, `canIUse('scroll-view.refresher-enabled')`: elements and attributes that there are. */
function canUseElement(host: ApiHost, schema: unknown): boolean {
  const [element = '', attribute, value] = String(schema).split('.');
  const attributes = host.program().elements?.get(element);
  if (!attributes) return false;
  if (attribute === undefined) return true;
  if (element === 'button' && attribute === 'open-type' && value !== undefined)
    return openTypeNames.includes(value);
  const camel = attribute.replace(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase());
  return attributes.includes(camel);
}
