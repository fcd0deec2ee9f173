/** Somebody else's WeChat cloud project, and what its functions are asked and should answer on the emulator. */
export interface Stranger {
  /** Folder of its checkout. */
  readonly folder: string;
  /** Where it can be had, and the state that was tried last. */
  readonly repository: string;
  readonly commit: string;
  /** Where its functions lie in it. */
  readonly functions: string;
  /** What the emulator is told of it: collections, templates. */
  readonly project: Readonly<Record<string, unknown>>;
  /** Values of the variables that its functions read. */
  readonly environment: Readonly<Record<string, string>>;
  readonly story: (cloud: StrangerCloud) => Promise<void>;
}

export interface StrangerCloud {
  /** Calls a function as a person and compares its result: every field of `expected` has to be there. @returns the result */
  call(person: string, name: string, data: object, expected: unknown): Promise<unknown>;
  /** Compares what the tools of the emulator say. */
  see(path: string, expected: unknown): Promise<void>;
  post(path: string, body: object): Promise<unknown>;
  upload(person: string, cloudPath: string, text: string): Promise<string>;
}
