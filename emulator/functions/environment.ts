/**
 * The environment variables that `wx-server-sdk` 4.x and `@cloudbase/node-sdk` 3.x read (ARCHITECTURE.md).
 * Identity lives in the process's environment there, which is why a worker runs one invocation at a time.
 */

/** Who calls, for one invocation. */
export interface Caller {
  /** The SOURCE chain, `wx_client`, `wx_trigger` … */
  readonly source: string;
  /** Absent for timers. */
  readonly openid?: string | undefined;
}

export interface EnvironmentFacts {
  readonly envId: string;
  readonly appid: string;
  /** Where the worker's SDK calls go; each worker has its own path. */
  readonly adminUrl: string;
  /** Values of the project's `functionEnv`. */
  readonly extra: Readonly<Record<string, string>>;
}

/** What a worker's environment holds from its start. */
export function workerEnvironment(facts: EnvironmentFacts, functionName: string): Record<string, string> {
  return {
    ...(process.env.PATH === undefined ? {} : { PATH: process.env.PATH }),
    ...facts.extra,
    // The zone of the process is set by startEmulator; this is what a function reads of it.
    TZ: 'UTC',
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    TENCENTCLOUD_SECRETID: 'emulator',
    TENCENTCLOUD_SECRETKEY: 'emulator',
    TENCENTCLOUD_SESSIONTOKEN: '',
    SCF_NAMESPACE: facts.envId,
    SCF_FUNCTIONNAME: functionName,
    TCB_ENV: facts.envId,
    TCB_CONTEXT_KEYS: 'TCB_CONTEXT_CNFG,TCB_ENV,TCB_SOURCE',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: facts.adminUrl }),
  };
}

/** What changes with each invocation; `undefined` removes the variable. */
export function invocationEnvironment(appid: string, caller: Caller): Record<string, string | undefined> {
  return {
    TCB_SOURCE: caller.source,
    WX_CONTEXT_KEYS: caller.openid === undefined ? 'WX_APPID' : 'WX_OPENID,WX_APPID',
    WX_APPID: appid,
    WX_OPENID: caller.openid,
  };
}
