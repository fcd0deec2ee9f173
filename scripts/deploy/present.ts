/** What an environment holds today, as far as a deployment cares. */
export interface Present {
  readonly collections: Readonly<Record<string, { access: string; indexes: readonly PresentIndex[] }>>;
  readonly storageAccess: string;
  readonly functions: Readonly<Record<string, PresentFunction>>;
}

export interface PresentIndex {
  readonly name: string;
  readonly keys: readonly (readonly [string, 1 | -1])[];
  readonly unique: boolean;
}

export interface PresentFunction {
  readonly description: string;
  readonly timeout: number;
  readonly memory: number;
  readonly variables: Readonly<Record<string, string>>;
  readonly timers: Readonly<Record<string, string>>;
}

/** An environment with nothing in it: what a dry run without credentials is compared with. */
export const emptyEnvironment: Present = { collections: {}, storageAccess: '', functions: {} };
