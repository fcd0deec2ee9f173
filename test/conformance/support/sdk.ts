// The two SDKs as cloud functions use them. Required late: they read the environment when they are initialised.

// biome-ignore lint/suspicious/noExplicitAny: the SDKs' own types stop at `any` for query and update values
export type SdkDatabase = any;

const environment = () => process.env.CONFORMANCE_ENV ?? 'demo-local';

/** `wx-server-sdk`, a database of which throws on a missing document only when asked to. */
export function wxDatabase(throwOnNotFound = false): SdkDatabase {
  const cloud = wxCloud();
  return cloud.database({ throwOnNotFound });
}

export function wxCloud(): SdkDatabase {
  const cloud = require('wx-server-sdk');
  cloud.init({ env: environment() });
  return cloud;
}

/** `@cloudbase/node-sdk`. */
export function nodeDatabase(): SdkDatabase {
  const tcb = require('@cloudbase/node-sdk');
  return tcb.init({ env: environment() }).database();
}
