import type { ApiHost, Area } from '../api-host';
import { CallFailure, type CallOptions, refusal } from '../call-style';

interface Sealed {
  cloudID?: string;
  code?: string;
  errCode?: number;
  errMsg?: string;
  error?: string;
}

/** Asks the emulator to seal data that only functions may open. @throws CallFailure with WeChat's code when it refuses */
export async function sealOpenData(
  host: ApiHost,
  kind: Record<string, unknown>,
): Promise<{ cloudID: string; code?: string }> {
  if (host.state.network === 'none') throw new CallFailure('request:fail', { errCode: -1 });
  const response = await fetch(`${host.emulator}/phone/open-data`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ person: host.state.person, ...kind }),
  });
  const answer = (await response.json()) as Sealed;
  if (answer.errCode)
    throw new CallFailure(answer.errMsg ?? String(answer.errCode), { errCode: answer.errCode });
  if (!answer.cloudID) throw new CallFailure(answer.error ?? 'internal error');
  return { cloudID: answer.cloudID, ...(answer.code ? { code: answer.code } : {}) };
}

/** What encrypted data looks like; only functions open it, by the CloudID. */
const sealedText = () => ({
  encryptedData: btoa(crypto.randomUUID()),
  iv: btoa(crypto.randomUUID().slice(0, 16)),
});

/**
 * The chat that the program was entered from. `getGroupEnterInfo` and `authPrivateMessage` know callbacks only, no promise
 * (official pages).
 */
export function groupEnterArea(host: ApiHost): Area {
  const byCallback = (name: string, work: (options: CallOptions) => Promise<Record<string, unknown>>) => {
    return (options?: CallOptions): void => {
      void work(options ?? {}).then(
        (result) => {
          const answer = { ...result, errMsg: `${name}:ok` };
          options?.success?.(answer);
          options?.complete?.(answer);
        },
        (error: unknown) => {
          const answer = refusal(name, error);
          options?.fail?.(answer);
          options?.complete?.(answer);
        },
      );
    };
  };
  const group = async (opengid: string) => ({
    ...sealedText(),
    ...(await sealOpenData(host, { kind: 'group', group: opengid })),
  });
  return {
    getGroupEnterInfo: byCallback('getGroupEnterInfo', async (options) => {
      const chat = host.enter.latest.chat ?? '';
      if (chat.startsWith('group:')) return group(chat.slice('group:'.length));
      if (chat.startsWith('single:') && options.allowSingleChat === true) {
        const data = { open_single_roomid: chat.slice('single:'.length), chat_type: 1 };
        return { ...sealedText(), ...(await sealOpenData(host, { kind: 'data', data })) };
      }
      throw new CallFailure('invalid scene', { errCode: 40097 });
    }),
    getShareInfo: byCallback('getShareInfo', async ({ shareTicket }) => {
      const { shareTicket: known, chat } = host.enter.latest;
      if (!known || shareTicket !== known || !chat) throw new CallFailure('invalid shareTicket');
      return group(chat.slice('group:'.length));
    }),
  };
}
