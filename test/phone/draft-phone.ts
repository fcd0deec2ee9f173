import {
  DraftKeeper,
  type Keeping,
  type SaveState,
} from '../../miniprogram/packages/timebook/services/draft';
import type { KeptDraft } from '../../miniprogram/packages/timebook/services/draft-store';
import { Fault } from '../../miniprogram/services/fault';

/** Storage gives back copies, as the phone's does. */
const copy = <T>(value: T): T => (value === undefined ? value : JSON.parse(JSON.stringify(value)));
/** Lets everything that is under way come to rest. */
export const settled = async () => {
  for (let i = 0; i < 20; i++) await Promise.resolve();
};

type Save = Parameters<Keeping['save']>[0];
type Answer = Awaited<ReturnType<Keeping['save']>>;

/** A cloud with one draft under the rule of the contract, which answers a repeated request with its first answer. */
export function cloudWith(text = '', revision = 0) {
  const answers = new Map<string, Answer>();
  const cloud = { text, promises: [] as string[], revision, savedAt: 1_000, lose: 0, requests: [] as Save[] };
  const save = async (input: Save): Promise<Answer> => {
    cloud.requests.push(input);
    const first = answers.get(input.requestId);
    let answer = first;
    if (answer === undefined) {
      if (input.baseRevision !== cloud.revision) {
        const { text: theirs, promises, revision: at, savedAt } = cloud;
        answer = { status: 'diverged', text: theirs, promises, revision: at, savedAt };
      } else {
        Object.assign(cloud, { text: input.text, promises: input.promises, revision: cloud.revision + 1 });
        answer = { status: 'saved', revision: cloud.revision, savedAt: cloud.savedAt };
      }
      answers.set(input.requestId, answer);
    }
    if (cloud.lose > 0) {
      cloud.lose--;
      throw new Fault('OFFLINE');
    }
    return answer;
  };
  return { cloud, save };
}

export function keeperOver(
  save: Keeping['save'],
  storage = new Map<string, KeptDraft>(),
  aside: unknown[] = [],
) {
  const states: SaveState[] = [];
  const timers: (() => void)[] = [];
  const keeper = new DraftKeeper('b:onboarding', {
    save,
    local: {
      get: (id) => copy(storage.get(id)),
      put: (id, draft) => void storage.set(id, copy(draft)),
      setAside: (_, letter) => void aside.push(letter.text),
      clear: (id) => {
        storage.delete(id);
        aside.length = 0;
      },
    },
    later: (work) => {
      timers.push(work);
      return () => timers.splice(timers.indexOf(work), 1);
    },
    onState: (state) => states.push(state),
  });
  const last = () => states.at(-1);
  return { keeper, storage, aside, last, timers };
}

export const letter = (text: string, promises: string[] = []) => ({ text, promises });
