import { type Json, object, onlyKeys, texts, wholeNumber } from './json-checks';

/**
 * How the world around the functions behaves at the moment: what WeChat finds bad, how late its answers come, what comes twice. Set by the
 * project file (`behaviour`) and changed by `POST /control/behaviour`.
 */
export interface BehaviourFacts {
  /** Texts in which one of these words stands are `risky` or `review` to `msgSecCheck`, and so is a file with it in its path. */
  readonly words: { readonly risky: readonly string[]; readonly review: readonly string[] };
  readonly mediaCheck: {
    /** Virtual milliseconds until the result of `mediaCheckAsync` is pushed. */
    readonly afterMs: number;
    /** How often it is pushed: 0 never, 2 twice. */
    readonly times: number;
  };
  /** How often each event is pushed, and whether a single item comes as a list too. */
  readonly pushes: { readonly times: number; readonly list: boolean };
  /** What the sent event says of a message that was taken: 0 arrived, else why it did not after all. */
  readonly sent: { readonly errorCode: number };
  /** How often a timer fires at each of its times. */
  readonly timers: { readonly times: number };
  /** Templates that may not be sent (43107). */
  readonly bannedTemplates: readonly string[];
}

const AT_FIRST: BehaviourFacts = {
  words: { risky: [], review: [] },
  mediaCheck: { afterMs: 1000, times: 1 },
  pushes: { times: 1, list: false },
  sent: { errorCode: 0 },
  timers: { times: 1 },
  bannedTemplates: [],
};

/** Reads what changes; the rest stays as it is in `before`. @throws Error that names the place and the mistake */
export function changedBehaviour(
  value: unknown,
  place: string,
  before: BehaviourFacts = AT_FIRST,
): BehaviourFacts {
  const raw = value === undefined ? {} : object(value, place);
  onlyKeys(raw, Object.keys(AT_FIRST), place);
  const part = (key: keyof BehaviourFacts): Json => {
    const found = raw[key] === undefined ? {} : object(raw[key], `${place}.${key}`);
    onlyKeys(found, Object.keys(AT_FIRST[key]), `${place}.${key}`);
    return found;
  };
  const number = (key: 'mediaCheck' | 'pushes' | 'sent' | 'timers', name: string, was: number) => {
    const given = part(key)[name];
    return given === undefined ? was : wholeNumber(given, `${place}.${key}.${name}`);
  };
  const { words, mediaCheck, pushes, sent, timers, bannedTemplates } = before;
  const list = part('pushes').list ?? pushes.list;
  if (typeof list !== 'boolean') throw new Error(`${place}.pushes.list must be true or false`);
  const wordsOf = (kind: 'risky' | 'review') =>
    part('words')[kind] === undefined ? words[kind] : texts(part('words')[kind], `${place}.words.${kind}`);
  return {
    words: { risky: wordsOf('risky'), review: wordsOf('review') },
    mediaCheck: {
      afterMs: number('mediaCheck', 'afterMs', mediaCheck.afterMs),
      times: number('mediaCheck', 'times', mediaCheck.times),
    },
    pushes: { times: number('pushes', 'times', pushes.times), list },
    sent: { errorCode: number('sent', 'errorCode', sent.errorCode) },
    timers: { times: number('timers', 'times', timers.times) },
    bannedTemplates:
      raw.bannedTemplates === undefined
        ? bannedTemplates
        : texts(raw.bannedTemplates, `${place}.bannedTemplates`),
  };
}

/** The behaviour now, which begins as the project file says. */
export class Behaviour {
  private facts: BehaviourFacts;

  constructor(private readonly begin: BehaviourFacts) {
    this.facts = begin;
  }

  get now(): BehaviourFacts {
    return this.facts;
  }

  /** @throws Error with a sentence */
  change(value: unknown): void {
    this.facts = changedBehaviour(value, 'behaviour', this.facts);
  }

  reset(): void {
    this.facts = this.begin;
  }
}
