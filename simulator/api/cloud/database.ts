import { Db } from '@cloudbase/database';
import type { ApiHost, Area } from '../api-host';
import { CallFailure, type CallOptions, requireType } from '../call-style';
import { strict } from '../strict';
import { answerCloud, cloudError, networkFailure } from './cloud-errors';
import { type CloudWay, postJson } from './cloud-way';

type Wire = Record<string, unknown>;
type Send = (action: string, params: Wire) => Promise<Wire>;
type Answer = Record<string, unknown>;
/** What `@cloudbase/database` builds queries with; its own types stop at `any`. */
// biome-ignore lint/suspicious/noExplicitAny: every builder method gives another of the same kind
type Builder = any;

/** How `@cloudbase/database` sends: by what the database that asks was made with. */
class PhoneRequest {
  constructor(private readonly config: { send: Send }) {}
  send(action: string, params: Wire): Promise<Wire> {
    return this.config.send(action, params);
  }
}

/** Methods that narrow a query and give it back. */
const NARROWING = ['where', 'orderBy', 'limit', 'skip', 'field'];

/** `wx.cloud.database`: the queries of CloudBase's own package, answered by the emulator under the collections' permissions. */
export function cloudDatabase(host: ApiHost, way: CloudWay): Area {
  Db.reqClass = PhoneRequest;
  const send: Send = async (action, params) => {
    const response = await way.travel('database', (delivery, signal) =>
      postJson(
        `${host.emulator}/phone/database`,
        { person: host.state.person, request: { ...params, action }, ...(delivery ? { delivery } : {}) },
        signal,
      ),
    );
    const answer = (await response.json()) as Wire & { errCode?: number; errMsg?: string; error?: string };
    if (answer.errCode) throw cloudError(answer.errCode, answer.errMsg ?? '');
    if (answer.error !== undefined) throw cloudError(-501007, answer.error);
    return answer;
  };
  return { database: () => databaseOf(host, new Db({ send })) };
}

function databaseOf(host: ApiHost, db: Builder): Area {
  return strict(
    'db',
    {
      command: db.command,
      Geo: db.Geo,
      RegExp: db.RegExp,
      serverDate: db.serverDate,
      collection: (name: string) => collectionOf(host, db.collection(name)),
    },
    host,
  );
}

function collectionOf(host: ApiHost, collection: Builder): Area {
  return strict(
    'collection',
    {
      ...queryMembers(host, collection),
      doc: (id: string | number) => documentOf(host, collection.doc(id), id),
      add: (options?: CallOptions) =>
        answer('collection.add', options, async (asked) => {
          const { id } = await collection.add(dataOf(asked));
          return { _id: id };
        }),
      aggregate: () => pipelineOf(collection.aggregate()),
    },
    host,
  );
}

function queryMembers(host: ApiHost, query: Builder): Area {
  const narrowing = NARROWING.map((name): [string, unknown] => [
    name,
    (...given: unknown[]) => strict('query', queryMembers(host, query[name](...given)), host),
  ]);
  return {
    ...Object.fromEntries(narrowing),
    get: (options?: CallOptions) =>
      answer('collection.get', options, async () => ({ data: (await query.get()).data })),
    count: (options?: CallOptions) =>
      answer('collection.count', options, async () => ({ total: (await query.count()).total })),
    update: (options?: CallOptions) =>
      answer('collection.update', options, async (asked) => ({
        stats: { updated: (await query.update(dataOf(asked))).updated },
      })),
    remove: (options?: CallOptions) =>
      answer('collection.remove', options, async () => ({
        stats: { removed: (await query.remove()).deleted },
      })),
  };
}

function documentOf(host: ApiHost, document: Builder, id: string | number): Area {
  return strict(
    'document',
    {
      field: (projection: unknown) => documentOf(host, document.field(projection), id),
      get: (options?: CallOptions) =>
        answer('document.get', options, async () => {
          const [data] = (await document.get()).data;
          if (data === undefined)
            throw cloudError(
              -1,
              `cannot find document with _id ${id}, please make sure that the document exists and you have the corresponding access permission`,
            );
          return { data };
        }),
      update: (options?: CallOptions) =>
        answer('document.update', options, async (asked) => ({
          stats: { updated: (await document.update(dataOf(asked))).updated },
        })),
      set: (options?: CallOptions) =>
        answer('document.set', options, async (asked) => {
          const { updated, upsertedId } = await document.set(dataOf(asked));
          return { _id: id, stats: { updated, created: upsertedId === undefined ? 0 : 1 } };
        }),
      remove: (options?: CallOptions) =>
        answer('document.remove', options, async () => ({
          stats: { removed: (await document.remove()).deleted },
        })),
    },
    host,
  );
}

/** A pipeline keeps its stages itself; only its end asks the cloud. */
function pipelineOf(pipeline: Builder): Builder {
  const end = pipeline.end.bind(pipeline);
  pipeline.end = (options?: CallOptions) =>
    answer('collection.aggregate', options, async () => ({ list: (await end()).data }));
  return pipeline;
}

function dataOf({ data }: CallOptions): unknown {
  requireType('data', data, 'object');
  return data;
}

/** Answers with the words and codes of the phone's database: `collection.get:ok`, `document.get:fail -502003 …`. */
function answer(
  call: string,
  options: CallOptions | undefined,
  run: (asked: CallOptions) => Promise<Answer>,
): Promise<Answer> | undefined {
  const asked = options ?? {};
  const told = run(asked).then(
    (result) => ({ ...result, errMsg: `${call}:ok` }),
    (error: unknown) => {
      if (error instanceof CallFailure) throw cloudError(-501007, `${call}:fail ${error.message}`);
      const { errCode, errMsg, message } = error as { errCode?: number; errMsg?: string; message: string };
      if (errMsg === networkFailure('database').message || errMsg === 'cloud.database:fail interrupted')
        throw cloudError(Number(errCode), errMsg.replace('cloud.database', call));
      throw cloudError(errCode ?? -501007, `${call}:fail ${errCode ?? -501007} ${errMsg ?? message}`);
    },
  );
  return answerCloud(call, told, asked);
}
