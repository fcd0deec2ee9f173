// `security.*`: WeChat's checks of what people write and upload (PLATFORM.md §6).
import { randomBytes } from 'node:crypto';
import type { Behaviour } from '../behaviour';
import { apiAnswer, type CallAnswer } from './call-answer';
import type { CloudApi } from './cloud-calls';
import type { Pushes } from './pushes';

export interface SecurityWorld {
  readonly behaviour: Behaviour;
  readonly pushes: Pushes;
  readonly appid: string;
  readonly now: () => number;
  readonly knowsPerson: (openid: string) => boolean;
  /** When the person used the program last, virtual epoch milliseconds. */
  readonly lastSeen: (openid: string) => number | undefined;
  /** What lies behind a link to cloud storage: its path, null when it cannot be fetched, undefined when it is no link of ours. */
  readonly pathBehind: (url: string) => string | null | undefined;
}

/** A person whose last visit is longer ago cannot be checked for (61010). */
const VISIT_LIFE = 2 * 3_600_000;
const LONGEST_CONTENT = 2500;
const SCENES = [1, 2, 3, 4];
const LABELS = { pass: 100, review: 21000, risky: 20001 };

type Suggestion = keyof typeof LABELS;

/** The checks, by their cloud names. */
export function securityApis(world: SecurityWorld): Readonly<Record<string, CloudApi>> {
  return {
    'security.msgSecCheck': async (request) => checkMessage(world, request),
    'security.mediaCheckAsync': (request) => checkMedia(world, request),
  };
}

function checkMessage(world: SecurityWorld, request: Readonly<Record<string, unknown>>): CallAnswer {
  const { content, title, nickname, signature } = request;
  if (typeof content !== 'string' || content === '')
    return apiAnswer(47001, 'data format error: content is empty');
  if ([...content].length > LONGEST_CONTENT) return apiAnswer(40129, 'content is too long');
  if (request.version === undefined) return checkOldWay(world, content);
  const refused = refusal(world, request);
  if (refused) return refused;
  const texts = [content, title, nickname, signature].filter((text) => typeof text === 'string');
  const suggest = suggestion(world, texts.join('\n'));
  return apiAnswer(0, 'ok', {
    trace_id: traceId(),
    result: { suggest, label: LABELS[suggest] },
    detail: [{ strategy: 'content_model', errcode: 0, suggest, label: LABELS[suggest], prob: 90 }],
  });
}

/** Version 1 names no version: it is not developed any more, and still answers. It knows good and bad only. */
function checkOldWay(world: SecurityWorld, content: string): CallAnswer {
  return suggestion(world, content) === 'pass' ? apiAnswer(0, 'ok') : apiAnswer(87014, 'risky content');
}

async function checkMedia(
  world: SecurityWorld,
  request: Readonly<Record<string, unknown>>,
): Promise<CallAnswer> {
  const { media_url: url, media_type: type, openid } = request;
  if (typeof url !== 'string' || !/^https?:\/\//.test(url))
    return apiAnswer(44002, 'empty or wrong media_url');
  if (type !== 1 && type !== 2) return apiAnswer(40129, 'media_type must be 1 (audio) or 2 (image)');
  const refused = refusal(world, request);
  if (refused) return refused;
  const { afterMs, times } = world.behaviour.now.mediaCheck;
  const trace = traceId();
  const path = world.pathBehind(url);
  const suggest = suggestion(world, path ?? url);
  const verdict =
    path === null
      ? { errcode: -1008, errmsg: 'media download failed', detail: [], result: {} }
      : {
          errcode: 0,
          errmsg: 'ok',
          detail: [{ strategy: 'content_model', errcode: 0, suggest, label: LABELS[suggest], prob: 90 }],
          result: { suggest, label: LABELS[suggest] },
        };
  const fields = { appid: world.appid, trace_id: trace, version: 2, ...verdict };
  await world.pushes.push('wxa_media_check', String(openid), fields, { afterMs, times });
  return apiAnswer(0, 'ok', { trace_id: trace });
}

/** What both refuse: an old version, a scene that is none, a person who is none or was not here of late. */
function refusal(world: SecurityWorld, request: Readonly<Record<string, unknown>>): CallAnswer | undefined {
  const { version, scene, openid } = request;
  if (version !== 2) return apiAnswer(40129, 'version must be 2');
  if (!SCENES.includes(Number(scene))) return apiAnswer(40129, 'scene invalid');
  if (typeof openid !== 'string' || !world.knowsPerson(openid)) return apiAnswer(40003, 'invalid openid');
  const seen = world.lastSeen(openid);
  if (seen === undefined || world.now() - seen > VISIT_LIFE)
    return apiAnswer(61010, 'code is expired: the user did not use the mini program in the last two hours');
  return undefined;
}

function suggestion({ behaviour }: SecurityWorld, text: string): Suggestion {
  const { risky, review } = behaviour.now.words;
  if (risky.some((word) => text.includes(word))) return 'risky';
  return review.some((word) => text.includes(word)) ? 'review' : 'pass';
}

function traceId(): string {
  return [4, 4, 4].map((bytes) => randomBytes(bytes).toString('hex')).join('-');
}
