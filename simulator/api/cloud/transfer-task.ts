import type { CallOptions } from '../call-style';
import { answerCloud, cloudError } from './cloud-errors';

/** What a transfer tells while it is under way, and what ends it. */
export interface Progress {
  tell(done: number, whole: number): void;
  readonly signal: AbortSignal;
}

type Listener = (progress: {
  progress: number;
  totalBytesSent: number;
  totalBytesExpectedToSend: number;
}) => void;

/**
 * Starts a transfer of cloud storage. With callbacks it returns a task (`abort`, `onProgressUpdate`), else a promise: the
 * official page says so of both.
 */
export function transferTask(
  call: 'uploadFile' | 'downloadFile',
  options: CallOptions,
  run: (options: CallOptions, progress: Progress) => Promise<Record<string, unknown>>,
): unknown {
  const aborting = new AbortController();
  const listeners = new Set<Listener>();
  const tell = (done: number, whole: number) => {
    for (const listener of listeners) {
      listener({
        progress: whole === 0 ? 100 : Math.round((done / whole) * 100),
        totalBytesSent: done,
        totalBytesExpectedToSend: whole,
      });
    }
  };
  const aborted = new Promise<never>((_resolve, reject) => {
    aborting.signal.addEventListener('abort', () => reject(cloudError(-1, `cloud.${call}:fail abort`)));
  });
  const answer = answerCloud(
    call,
    // One macrotask later: a listener that is added to the task hears of the beginning.
    Promise.race([
      new Promise((resolve) => setTimeout(resolve, 0)).then(() =>
        run(options, { tell, signal: aborting.signal }),
      ),
      aborted,
    ]),
    options,
  );
  if (answer) return answer;
  return {
    abort: () => aborting.abort(),
    onProgressUpdate: (listener: Listener) => void listeners.add(listener),
    offProgressUpdate: (listener?: Listener) => {
      if (listener) listeners.delete(listener);
      else listeners.clear();
    },
  };
}
