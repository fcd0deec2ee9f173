import type { ApiHost } from './api-host';
import { CallFailure } from './call-style';
import { sealOpenData } from './chats/group-enter';
import { changeSettings } from './device-settings';
import { NOBODY } from './login';
import type { TakenMedia } from './media/choose-media';
import { showSettings } from './settings';

type Detail = Record<string, unknown>;
/** Undefined: the button fires no event this time. */
type OpenType = (host: ApiHost, data: Detail) => Promise<Detail | undefined>;

const ask = (host: ApiHost, content: string) =>
  host.sheet<{ confirm: boolean }>('modal', {
    title: `“${String(host.project.title ?? '小程序')}”申请`,
    content,
    showCancel: true,
    cancelText: '拒绝',
    confirmText: '允许',
  });

const phoneNumber =
  (name: string): OpenType =>
  async (host) => {
    const { confirm } = await ask(host, '获取并验证你的手机号');
    if (!confirm) return { errMsg: `${name}:fail user deny` };
    try {
      const sealed = await sealOpenData(host, { kind: 'phoneNumber' });
      return { ...sealed, encryptedData: '', iv: '', errMsg: `${name}:ok` };
    } catch (error) {
      const fields = error instanceof CallFailure ? error.fields : {};
      return { errMsg: `${name}:fail ${(error as Error).message}`, ...fields };
    }
  };

/** What a button's `open-type` asks of the person, and the detail of its event. */
const OPEN_TYPES: Record<string, OpenType> = {
  getPhoneNumber: phoneNumber('getPhoneNumber'),
  getRealtimePhoneNumber: phoneNumber('getRealtimePhoneNumber'),
  getUserInfo: async () => ({ userInfo: NOBODY, errMsg: 'getUserInfo:ok' }),
  openSetting: async (host) => ({ authSetting: await showSettings(host), errMsg: 'openSetting:ok' }),
  chooseAvatar: async (host) => {
    const taken = await host.sheet<TakenMedia | null>('album', {
      title: '选择头像',
      count: 1,
      kinds: ['image'],
    });
    const picture = taken?.items[0];
    if (!picture) return undefined;
    return { avatarUrl: host.files.temporary(new Uint8Array(await picture.blob.arrayBuffer())) };
  },
  contact: async (host, { sendMessagePath }) => {
    await host.sheet('modal', {
      title: '客服会话',
      content: '在微信里，这里打开与客服的会话。',
      showCancel: false,
      confirmText: '返回',
      cancelText: '',
    });
    return { errMsg: 'enterContact:ok', path: sendMessagePath ?? '', query: {} };
  },
  feedback: async (host) => {
    await host.sheet('modal', {
      title: '意见反馈',
      content: '在微信里，这里打开平台的反馈页。',
      showCancel: false,
      confirmText: '返回',
      cancelText: '',
    });
    return undefined;
  },
  // An app can be opened only from a card that it shared, and no such card is here: the phone's own refusal.
  launchApp: async () => {
    throw new CallFailure('invalid scene', { errMsg: 'launchApp:fail invalid scene' });
  },
  agreePrivacyAuthorization: async (host) => {
    changeSettings(host, (settings) => {
      settings.privacyAgreed = true;
    });
    return { errMsg: 'agreePrivacyAuthorization:ok' };
  },
};

/** @returns the event's detail, undefined for none; `known: false` when the simulator has no such open type */
export async function openType(
  host: ApiHost,
  type: string,
  data: Detail,
): Promise<{ known: boolean; detail?: Detail; error?: Detail }> {
  const work = OPEN_TYPES[type];
  if (!work) return { known: false };
  try {
    return { known: true, detail: await work(host, data) };
  } catch (error) {
    if (!(error instanceof CallFailure)) throw error;
    return { known: true, error: error.fields };
  }
}

/** Names that `canIUse('button.open-type.…')` may say yes to. */
export const openTypeNames: readonly string[] = [...Object.keys(OPEN_TYPES), 'share'];
