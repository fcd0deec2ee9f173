// The unmodified SDKs against the emulator's database and wire protocol, behind the smallest HTTP server that will do; or, by one switch,
// against a real environment (`npm run conformance -- --env ID`).
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type Database,
  type DatabaseOptions,
  openDatabase,
  type WireAnswer,
} from '../../../emulator/database/database';
import { encodeCloudCallAnswer } from '../../../emulator/wire/cloud-call';
import { JSON_CONTENT_TYPE, refusalBody } from '../../../emulator/wire/refusal';
import { type CloudCallRequest, isCloudCall, parseWireRequest } from '../../../emulator/wire/request';

import { openRealCloud } from './real-cloud';
import { recordTape } from './tape';

/** 1 July 2026, 09:00 in Beijing. */
export const START = Date.UTC(2026, 6, 1, 1, 0, 0);

export interface Cloud {
  readonly database: Database;
  readonly directory: string;
  readonly url: string;
  /** Answers of the database so far, oldest first. */
  readonly answers: WireAnswer[];
  readonly cloudCalls: CloudCallRequest[];
  /** What the next cloud calls are answered. */
  cloudCallAnswer: unknown;
  clock: number;
  close(): Promise<void>;
}

/** Starts the server and sets the variables that the SDKs read. One at a time in a process. */
export async function startCloud(options: Partial<DatabaseOptions> = {}): Promise<Cloud> {
  const { CONFORMANCE_ENV: envId, CONFORMANCE_TAPES: tapes } = process.env;
  if (tapes) recordTape(tapes);
  if (envId) return realCloud(envId, options);
  const directory = options.directory ?? mkdtempSync(join(tmpdir(), 'conformance-'));
  const state = { cloudCallAnswer: { errcode: 0, errmsg: 'ok' } as unknown, clock: START };
  const database = openDatabase({ now: () => state.clock, ...options, directory });
  const answers: WireAnswer[] = [];
  const cloudCalls: CloudCallRequest[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', async () => {
      response.setHeader('content-type', JSON_CONTENT_TYPE);
      try {
        const wire = parseWireRequest(request.headers['content-type'], Buffer.concat(chunks));
        if (isCloudCall(wire)) {
          cloudCalls.push(wire);
          response.setHeader('content-type', 'application/octet-stream');
          response.end(encodeCloudCallAnswer(state.cloudCallAnswer));
          return;
        }
        const answer = await database.handle(wire);
        answers.push(answer);
        response.end(JSON.stringify(answer.body));
      } catch (error) {
        response.end(JSON.stringify(refusalBody(error)));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  Object.assign(process.env, {
    TENCENTCLOUD_SECRETID: 'any',
    TENCENTCLOUD_SECRETKEY: 'any',
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'demo-local',
    TCB_ENV: 'demo-local',
    TCB_CONTEXT_KEYS: 'TCB_CONTEXT_CNFG,TCB_ENV',
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: `${url}/admin` }),
  });
  return Object.assign(state, {
    database,
    directory,
    url,
    answers,
    cloudCalls,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await database.close();
      if (!options.directory) rmSync(directory, { recursive: true, force: true });
    },
  });
}

/** What a suite can do on a real environment: all that goes through an SDK, and `reset`. What looks into the emulator fails there. */
async function realCloud(envId: string, options: Partial<DatabaseOptions>): Promise<Cloud> {
  process.env.TCB_ENV = envId;
  const real = await openRealCloud(envId, options);
  await real.reset();
  const onlyHere = (what: string) => () => {
    throw new Error(`${what} looks into the emulator: it has no counterpart on a real environment`);
  };
  const database = {
    ...Object.fromEntries(['find', 'count', 'collections', 'handle'].map((name) => [name, onlyHere(name)])),
    reset: () => real.reset(),
  };
  return {
    database: database as unknown as Database,
    directory: '',
    url: '',
    answers: [],
    cloudCalls: [],
    cloudCallAnswer: undefined,
    clock: Date.now(),
    close: async () => undefined,
  };
}
