/** What host and worker say to each other. Values are JSON text: a cloud function sees JSON, nothing richer. */

export interface WorkerData {
  /** Absolute path of the function's program. */
  readonly entry: string;
  /** The program itself when it was compiled. */
  readonly source: string | undefined;
  /** Where packages are looked for that the function's package.json names and that are not installed beside it. */
  readonly packages: string;
  /** The most that its heap, and its buffers, may take. */
  readonly memoryMB: number;
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
  /** What heap and buffers take at the end of an invocation. */
  | { readonly type: 'memory'; readonly bytes: number }
  | { readonly type: 'log'; readonly line: string }
  | { readonly type: 'result'; readonly json: string }
  | { readonly type: 'failure'; readonly name: string; readonly message: string; readonly stack: string };
