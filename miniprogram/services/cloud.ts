import type { Input, Output, Route } from '../../core/contract';
import type { Answer } from '../../core/contract/envelope';
import { asFault, Fault } from './fault';

/** What the caller needs of the phone; tests give their own. */
export type Carrier = {
  /** Calls a function and resolves with what it returned; rejects when no answer came. */
  invoke(name: string, data: { action: string; input: unknown }): Promise<unknown>;
  online(): Promise<boolean>;
  wait(ms: number): Promise<void>;
  random(): number;
};

/** Pauses before the second, third and fourth attempt, in ms: together under the five seconds that a person waits without doubt. */
const pauses = [400, 1_100, 2_600];
/** callFunction has no time limit of its own; a function here ends within seconds. */
const limit = 12_000;

let shift = 0;

/** The cloud's time, by its last answer: a phone's clock may be wrong by days. */
export function serverNow(): number {
  return Date.now() + shift;
}

/**
 * Makes `call`: sends one action of the contract and gives its value. Retries what may succeed on retry with the same input, so with
 * the same `requestId`. Throws `Fault`.
 */
export function caller(carrier: Carrier) {
  return async function call<R extends Route>(route: R, input: Input<R>): Promise<Output<R>> {
    const [name = '', action = ''] = route.split('.');
    for (let attempt = 0; ; attempt++) {
      try {
        const answer = (await within(carrier, carrier.invoke(name, { action, input }))) as Answer<Output<R>>;
        return read(answer);
      } catch (error) {
        const fault = error instanceof Fault ? error : await silence(carrier);
        const pause = pauses[attempt];
        if (!fault.retryable || pause === undefined) throw fault;
        await carrier.wait(pause * (0.8 + carrier.random() * 0.4));
      }
    }
  };
}

function read<T>(answer: Answer<T> | undefined): T {
  if (answer?.ok === true) {
    shift = answer.now - Date.now();
    return answer.value;
  }
  if (answer?.ok === false) throw new Fault(answer.code, answer.reason, answer.field, answer.traceId);
  throw new Fault('TIMEOUT');
}

/** No answer came: offline, or lost on the way. */
async function silence(carrier: Carrier): Promise<Fault> {
  return new Fault((await carrier.online()) ? 'TIMEOUT' : 'OFFLINE');
}

async function within<T>(carrier: Carrier, work: Promise<T>): Promise<T> {
  const late = carrier.wait(limit).then(() => {
    throw new Fault('TIMEOUT');
  });
  late.catch(() => undefined);
  return Promise.race([work, late]);
}

const phone: Carrier = {
  async invoke(name, data) {
    const { result } = await wx.cloud.callFunction({ name, data });
    return result;
  },
  online: () =>
    new Promise((resolve) => {
      wx.getNetworkType({
        success: ({ networkType }) => resolve(networkType !== 'none'),
        fail: () => resolve(true),
      });
    }),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  random: Math.random,
};

/** Calls one action of the contract, `call('timebook.today', {})`. */
export const call = caller(phone);

/**
 * Lays a file at a place that a function named, and answers its id (`cloud://…`). `told` hears how far it is, in percent.
 * @throws Fault when it did not come through
 */
export function upload(
  cloudPath: string,
  filePath: string,
  told: (percent: number) => void = () => undefined,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const lost = () => silence(phone).then(reject);
    const laid = ({ fileID }: { fileID: string }) => resolve(fileID);
    const task = wx.cloud.uploadFile({ cloudPath, filePath, success: laid, fail: lost });
    task.onProgressUpdate(({ progress }) => told(progress));
  });
}

/** Connects to the environment that the program was published with; once, at start. */
export function startCloud(): void {
  wx.cloud.init({ traceUser: false });
}

export { asFault, Fault };
