import type { Behaviour } from '../behaviour';
import type { Template } from '../project';
import { apiAnswer, type CallAnswer } from './call-answer';
import { fieldProblem } from './field-types';
import type { Pushes } from './pushes';
import type { DeliveredMessage, WechatStore } from './wechat-store';

/** What the send needs of the emulated world. */
export interface SendWorld {
  readonly store: WechatStore;
  readonly templates: readonly Template[];
  readonly knowsPerson: (openid: string) => boolean;
  readonly now: () => number;
  readonly behaviour: Behaviour;
  readonly pushes: Pushes;
  /** Whether the program has this page; undefined when the project file does not say which it has. */
  readonly knowsPage: ((page: string) => boolean) | undefined;
  readonly onMessage: (message: DeliveredMessage) => void;
}

const STATES = ['developer', 'trial', 'formal'];
const LANGUAGES = ['zh_CN', 'en_US', 'zh_HK', 'zh_TW'];

/**
 * How long a send takes at least (real milliseconds). WeChat is never instant, and two sends to one person at the same
 * moment must be seen as such (43108).
 */
const SEND_TAKES = 25;

/**
 * `subscribeMessage.send` under WeChat's rules (PLATFORM.md §1.4): one permission is spent per message delivered. */
export class SubscribeSend {
  private readonly underWay = new Set<string>();

  constructor(private readonly world: SendWorld) {}

  /** @param request the parameters with WeChat's names, `touser`, `template_id`, `data` … */
  async send(request: Readonly<Record<string, unknown>>): Promise<CallAnswer> {
    const person = String(request.touser ?? '');
    if (this.underWay.has(person)) return apiAnswer(43108, 'concurrent sends to the same user');
    this.underWay.add(person);
    try {
      const [answer] = await Promise.all([
        this.decide(person, request),
        new Promise((resolve) => setTimeout(resolve, SEND_TAKES)),
      ]);
      return answer;
    } finally {
      this.underWay.delete(person);
    }
  }

  private async decide(person: string, request: Readonly<Record<string, unknown>>): Promise<CallAnswer> {
    const { store, templates, knowsPerson, knowsPage, behaviour, pushes, now, onMessage } = this.world;
    if (person === '' || !knowsPerson(person)) return apiAnswer(40003, 'invalid openid');
    const template = templates.find(({ id }) => id === request.template_id);
    if (!template) return apiAnswer(40037, 'invalid template_id');
    if (behaviour.now.bannedTemplates.includes(template.id))
      return apiAnswer(43107, 'the template is banned from subscribing');
    const wrong = problem(template, request);
    if (wrong) return apiAnswer(47003, `argument invalid! ${wrong}`);
    const page = typeof request.page === 'string' ? request.page.split('?')[0] : '';
    if (page && knowsPage && !knowsPage(page)) return apiAnswer(41030, 'invalid page');
    const risky = behaviour.now.words.risky.find((word) => JSON.stringify(request.data).includes(word));
    if (risky !== undefined) return apiAnswer(45168, 'the content has sensitive words');
    const data = request.data as Record<string, { value: unknown }>;
    const message = await store.deliver(
      {
        at: now(),
        person,
        templateId: template.id,
        title: template.title,
        ...(typeof request.page === 'string' && request.page !== '' ? { page: request.page } : {}),
        rows: Object.entries(template.fields).map(([field, { label }]) => ({
          label,
          value: String(data[field]?.value),
        })),
        read: false,
      },
      template.type === 'one-time' || store.permission(person, template.id) < 1,
    );
    if (!message) return apiAnswer(43101, 'user refuse to accept the msg');
    const { errorCode } = behaviour.now.sent;
    if (errorCode === 0) onMessage(message);
    const item = {
      TemplateId: template.id,
      MsgID: String(message.id),
      ErrorCode: String(errorCode),
      ErrorStatus: errorCode === 0 ? 'success' : 'fail',
    };
    await pushes.push('subscribe_msg_sent_event', person, {
      SubscribeMsgSentEvent: { List: pushes.itemsOf([item]) },
    });
    return apiAnswer(0, 'ok', { msgid: message.id });
  }
}

/** The first thing that is wrong with the request's values, as WeChat words it, or undefined. */
function problem(template: Template, request: Readonly<Record<string, unknown>>): string | undefined {
  const { data, page, miniprogram_state: state, lang } = request;
  if (page !== undefined && page !== null && typeof page !== 'string') return 'page invalid';
  if (state !== undefined && !STATES.includes(String(state))) return 'miniprogram_state invalid';
  if (lang !== undefined && !LANGUAGES.includes(String(lang))) return 'lang invalid';
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return 'data invalid';
  const values = data as Record<string, { value?: unknown } | null | undefined>;
  for (const [field, { values: allowed }] of Object.entries(template.fields)) {
    const wrong = fieldProblem(field, values[field]?.value, allowed);
    if (wrong) return `data.${field}.value ${wrong === 'empty' ? 'is empty' : 'invalid'}`;
  }
  const unknown = Object.keys(values).find((field) => !Object.hasOwn(template.fields, field));
  return unknown === undefined ? undefined : `data.${unknown} is not a field of the template`;
}
