/** What host and worker say to each other. Values are JSON text: a cloud function sees JSON, nothing richer. */

export interface WorkerData {
  /** Absolute path of the function's `index.js`. */
  readonly entry: string;
  /** The virtual clock's shared memory. */
  readonly clock: SharedArrayBuffer;
}

export interface InvokeMessage {
  readonly type: 'invoke';
  readonly event: string;
  readonly context: string;
  /** Variables of this invocation; null removes one. */
  readonly environment: Readonly<Record<string, string | null>>;
}

/** Asks whether anything that an invocation began still runs. */
export interface QuietMessage {
  readonly type: 'quiet';
}

export type WorkerMessage =
  | { readonly type: 'quiet'; readonly quiet: boolean }
  | { readonly type: 'ready' }
  | { readonly type: 'log'; readonly line: string }
  | { readonly type: 'result'; readonly json: string }
  | { readonly type: 'failure'; readonly name: string; readonly message: string; readonly stack: string };
