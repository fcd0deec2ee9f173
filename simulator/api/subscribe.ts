import type { ApiHost, Area } from './api-host';
import { answerCall, CallFailure, type CallOptions } from './call-style';
import { changeSettings, readSettings } from './device-settings';

/** A message template as the project file lists it. */
export interface MessageTemplate {
  id: string;
  title: string;
  type: 'one-time' | 'long-term';
  /** Keyword of the message data → label that a person reads. */
  fields: Record<string, string>;
}

/** What the subscribe sheet answers; `keep` is 总是保持以上选择. Null: the sheet was closed without an answer. */
export interface SubscribeAnswer {
  answers: Record<string, 'accept' | 'reject'>;
  keep: boolean;
}

/** Templates in one call (official page wx.requestSubscribeMessage). */
const MOST_TEMPLATES = 5;

/** `wx.requestSubscribeMessage` under WeChat's rules: tap state, five ids, one kind, kept choices, the main switch. */
export function subscribeArea(host: ApiHost): Area {
  const templates = () => (host.project.templates ?? []) as MessageTemplate[];
  return {
    requestSubscribeMessage: (options?: CallOptions) => {
      // Read now: the tap state ends with this macrotask.
      const tapped = host.tap.active();
      return answerCall('requestSubscribeMessage', options, async () => {
        if (!tapped) throw new CallFailure('can only be invoked by user TAP gesture.', { errCode: 20000 });
        const asked = checkTemplates(options?.tmplIds, templates());
        const settings = readSettings(host);
        if (!settings.subscriptions) {
          throw new CallFailure('The main switch is switched off', { errCode: 20004 });
        }
        if (host.state.network === 'none') {
          throw new CallFailure('request list fail, network error', { errCode: 10002 });
        }
        const { shown, filtered } = dropSameTitles(asked);
        const answers = await askFor(host, shown);
        const done = host.busy('subscribe');
        try {
          const response = await fetch(`${host.emulator}/phone/subscribe`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({ person: host.state.person, answers }),
          });
          if (!response.ok) throw new Error(String(response.status));
        } catch {
          throw new CallFailure('request subscribe fail, network error', { errCode: 10003 });
        } finally {
          done();
        }
        return { ...answers, ...Object.fromEntries(filtered.map((id) => [id, 'filter'])) };
      });
    },
  };
}

/** Shows the sheet for what was not kept, and remembers what is to be kept. */
async function askFor(host: ApiHost, shown: MessageTemplate[]): Promise<Record<string, 'accept' | 'reject'>> {
  const kept = readSettings(host).kept;
  const open = shown.filter((template) => kept[template.id] === undefined);
  const answers: Record<string, 'accept' | 'reject'> = {};
  for (const template of shown) {
    const choice = kept[template.id];
    if (choice) answers[template.id] = choice;
  }
  if (open.length === 0) return answers;
  const given = await host.sheet<SubscribeAnswer>('subscribe', { templates: open });
  Object.assign(answers, given.answers);
  if (given.keep) changeSettings(host, (settings) => Object.assign(settings.kept, given.answers));
  return answers;
}

function checkTemplates(ids: unknown, known: MessageTemplate[]): MessageTemplate[] {
  if (!Array.isArray(ids) || ids.some((id) => typeof id !== 'string')) {
    throw new CallFailure('parameter error: tmplIds should be an array of strings', { errCode: 10004 });
  }
  if (ids.length === 0) throw new CallFailure('tmplIds can not be empty', { errCode: 10001 });
  if (ids.length > MOST_TEMPLATES) {
    throw new CallFailure('Templates count out of max bounds', { errCode: 20003 });
  }
  const asked = ids.map((id: string) => {
    const template = known.find((one) => one.id === id);
    if (!template) {
      throw new CallFailure('No template data return, verify the template id exist', { errCode: 20001 });
    }
    return template;
  });
  if (new Set(asked.map((template) => template.type)).size > 1) {
    throw new CallFailure('Templates type must be same', { errCode: 20002 });
  }
  return asked;
}

/** Of templates with the same title WeChat shows one; the others come back as `filter`. */
function dropSameTitles(asked: MessageTemplate[]): { shown: MessageTemplate[]; filtered: string[] } {
  const titles = new Set<string>();
  const shown: MessageTemplate[] = [];
  const filtered: string[] = [];
  for (const template of asked) {
    if (titles.has(template.title)) filtered.push(template.id);
    else shown.push(template);
    titles.add(template.title);
  }
  return { shown, filtered };
}
