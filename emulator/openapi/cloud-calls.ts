import { apiAnswer, type CallAnswer, shownAnswer, systemAnswer } from './call-answer';
import type { RecordedCall, WechatStore } from './wechat-store';

/** One API of WeChat's server side; parameters have WeChat's own (snake case) names. */
export type CloudApi = (request: Readonly<Record<string, unknown>>) => Promise<CallAnswer>;

/** The function that makes a cloud call. */
export interface CallingFunction {
  readonly name: string;
  /** `permissions.openapi` of its config.json. */
  readonly openapi: readonly string[];
}

export interface CloudCallOptions {
  readonly apis: Readonly<Record<string, CloudApi>>;
  readonly store: WechatStore;
  readonly now: () => number;
  readonly onCall: (call: RecordedCall) => void;
}

/** The gateway of WeChat's cloud calls: knows which APIs exist, who may call them, and writes every call down. */
export class CloudCalls {
  constructor(private readonly options: CloudCallOptions) {}

  /** @param caller undefined when the call comes from outside a function */
  async call(
    api: string,
    request: Readonly<Record<string, unknown>>,
    caller: CallingFunction | undefined,
  ): Promise<CallAnswer> {
    const answer = await this.decide(api, request, caller);
    await this.record(api, request, caller, answer);
    return answer;
  }

  /** `getOpenData`: turns CloudIDs into data. No permission is needed for it. */
  async openData(
    ids: readonly string[],
    open: (id: string) => Readonly<Record<string, unknown>>,
    caller: CallingFunction | undefined,
  ): Promise<Readonly<Record<string, unknown>>[]> {
    const list = ids.map(open);
    await this.record('getOpenData', { list: ids }, caller, apiAnswer(0, 'ok', { list }));
    return list;
  }

  /**
   * Answers a call by a fault instead of WeChat.
   * @param ran the call was made, and is written down already
   */
  async refuse(
    api: string,
    request: Readonly<Record<string, unknown>>,
    caller: CallingFunction | undefined,
    code: string | undefined,
    ran = false,
  ): Promise<CallAnswer> {
    const number = Number(code ?? -604103);
    const answer =
      number <= -600000 || Number.isNaN(number)
        ? systemAnswer(Number.isNaN(number) ? -604103 : number, code ?? 'call open API system error')
        : apiAnswer(number, 'a fault was ordered');
    if (!ran) await this.record(api, request, caller, answer);
    return answer;
  }

  private async decide(
    api: string,
    request: Readonly<Record<string, unknown>>,
    caller: CallingFunction | undefined,
  ): Promise<CallAnswer> {
    if (!caller)
      return systemAnswer(-604104, 'illegal source of invocation: cloud calls are made by functions');
    const handler = Object.hasOwn(this.options.apis, api) ? this.options.apis[api] : undefined;
    if (!handler)
      return systemAnswer(
        -604100,
        `API not found: ${api} (the emulator has ${Object.keys(this.options.apis).join(', ')})`,
      );
    if (!caller.openapi.includes(api)) {
      return systemAnswer(
        -604101,
        `function has no permission to call this API: ${api} is not in permissions.openapi of ${caller.name}/config.json`,
      );
    }
    return handler(request);
  }

  private async record(
    api: string,
    request: unknown,
    caller: CallingFunction | undefined,
    answer: CallAnswer,
  ): Promise<void> {
    const { store, now, onCall } = this.options;
    onCall(
      await store.recordCall({
        at: now(),
        api,
        function: caller?.name ?? null,
        request,
        answer: shownAnswer(answer),
      }),
    );
  }
}
