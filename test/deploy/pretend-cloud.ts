import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { namesInZip } from './zip-names';

type Json = Record<string, unknown>;
type PresentFunction = {
  Description: string;
  Timeout: number;
  MemorySize: number;
  Environment: { Variables: { Key: string; Value: string }[] };
  Triggers: Json[];
};

/** Account and bucket of the invented environment. */
export const env = 'district-1a2b3c';
const bucket = '6469-district-1a2b3c-1250000000';

/**
 * Answers as Tencent Cloud and WeChat do, in shape, keeps what a deployment made, and records what was asked: the steady
 * part, because times, signatures and random words differ from run to run. An environment variable's value is never recorded.
 */
export class PretendCloud {
  readonly asked: string[] = [];
  readonly tables = new Map<string, { acl: string; indexes: Json[] }>();
  readonly functions = new Map<string, PresentFunction>();
  storage = 'READONLY';
  private readonly server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      response.setHeader('content-type', 'application/json');
      try {
        response.end(JSON.stringify(this.answer(request, Buffer.concat(chunks))));
      } catch (error) {
        this.asked.push(`not understood: ${request.url} ${(error as Error).message}`);
        response.writeHead(500).end('{}');
      }
    });
  });

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(request: IncomingMessage, body: Buffer): unknown {
    const host = String(request.headers['x-meant-for']);
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    if (host === 'servicewechat.com') return this.answerAsWechat(path, request, body);
    const action = String(request.headers['x-tc-action'] ?? 'UpdateFunctionCode');
    const asked = JSON.parse(body.toString('utf8')) as Json;
    this.record(`${host} ${action}`, asked);
    return this.answerAsTencent(action, asked);
  }

  private answerAsWechat(path: string, request: IncomingMessage, body: Buffer): unknown {
    if (path.endsWith('/upload')) {
      const query = new URL(request.url ?? '', 'http://x').searchParams;
      const said = Object.fromEntries([...query].filter(([name]) => name !== '_r'));
      this.record(`servicewechat.com ${path}`, {
        ...said,
        body: body.length > 0 ? 'gzip of the compiled program' : 'nothing',
      });
      return { errCode: 0, errMsg: 'ok', body: { subpackage_info: [] } };
    }
    const asked = JSON.parse(body.toString('utf8') || '{}') as Json & {
      agentReq?: Json & { action: string; postdata: string };
      signReq?: Json;
    };
    if (asked.agentReq) {
      const { action, postdata } = asked.agentReq;
      const inner = JSON.parse(postdata) as Json;
      this.record(`servicewechat.com ${path} → ${action}`, inner);
      const content = JSON.stringify(this.answerAsTencent(action, inner));
      return { errCode: 0, errMsg: 'ok', data: { base_resp: { ret: 0 }, content } };
    }
    this.record(`servicewechat.com ${path}`, asked);
    if (path.endsWith('/getrandstr')) return { errCode: 0, data: { randomString: 'random-string' } };
    if (path.endsWith('/getqcloudapisignature'))
      return { errCode: 0, header: 'Content-Type: application/json\nAuthorization: signed' };
    if (path.endsWith('/getattr')) return { errCode: 0, data: ordinaryAccount };
    return { errCode: 0, data: {} };
  }

  private answerAsTencent(action: string, asked: Json): unknown {
    const answer = this.doing[action]?.(asked);
    if (answer === undefined) throw new Error(`the pretended cloud knows no ${action}`);
    return { Response: { RequestId: 'request', ...answer } };
  }

  private readonly doing: Record<string, (asked: Json) => Json | undefined> = {
    DescribeEnvInfo: () => ({ EnvInfo: { EnvBaseInfo: environment } }),
    DescribeEnvs: () => ({ EnvList: [environment] }),
    DescribeStorageSafeRule: () => ({ AclTag: this.storage }),
    ModifyStorageSafeRule: ({ AclTag }) => {
      this.storage = String(AclTag);
      return {};
    },
    ListTables: () => ({ Tables: [...this.tables.keys()].map((TableName) => ({ TableName })) }),
    CreateTable: ({ TableName }) => {
      this.tables.set(String(TableName), {
        acl: 'PRIVATE',
        indexes: [{ Name: '_id_', Unique: true, Keys: [{ Name: '_id', Direction: '1' }] }],
      });
      return {};
    },
    DescribeTable: ({ TableName }) => ({ Indexes: this.tables.get(String(TableName))?.indexes ?? [] }),
    UpdateTable: ({ TableName, CreateIndexes = [], DropIndexes = [] }) => {
      const table = this.tables.get(String(TableName));
      if (!table) return undefined;
      const dropped = (DropIndexes as Json[]).map((one) => one.IndexName);
      table.indexes = table.indexes.filter((one) => !dropped.includes(one.Name));
      for (const { IndexName, MgoKeySchema } of CreateIndexes as { IndexName: string; MgoKeySchema: Json }[])
        table.indexes.push({
          Name: IndexName,
          Unique: MgoKeySchema.MgoIsUnique,
          Keys: MgoKeySchema.MgoIndexKeys,
        });
      return {};
    },
    DescribeDatabaseACL: ({ CollectionName }) => ({ AclTag: this.tables.get(String(CollectionName))?.acl }),
    ModifyDatabaseACL: ({ CollectionName, AclTag }) => {
      const table = this.tables.get(String(CollectionName));
      if (table) table.acl = String(AclTag);
      return table && {};
    },
    ListFunctions: () => ({
      Functions: [...this.functions.keys()].map((FunctionName) => ({ FunctionName })),
      TotalCount: this.functions.size,
    }),
    CreateFunction: ({ FunctionName, Timeout, MemorySize, Environment }) => {
      this.functions.set(String(FunctionName), {
        Description: '',
        Timeout: Number(Timeout),
        MemorySize: Number(MemorySize),
        Environment: Environment as PresentFunction['Environment'],
        Triggers: [],
      });
      return {};
    },
    GetFunction: ({ FunctionName }) => {
      const found = this.functions.get(String(FunctionName));
      return (
        found && {
          ...found,
          FunctionName,
          Status: 'Active',
          Runtime: 'Nodejs20.19',
          Handler: 'index.main',
          InstallDependency: 'FALSE',
          PublicNetConfig: { EipConfig: { EipStatus: 'DISABLE', EipAddress: [] } },
        }
      );
    },
    UpdateFunctionConfiguration: ({ FunctionName, Description, Timeout, MemorySize, Environment }) => {
      const found = this.functions.get(String(FunctionName));
      const set = { Description, Timeout, MemorySize, Environment };
      if (found)
        Object.assign(
          found,
          Object.fromEntries(Object.entries(set).filter(([, value]) => value !== undefined)),
        );
      return found && {};
    },
    UpdateFunctionCode: () => ({}),
    BatchCreateTrigger: ({ FunctionName, Triggers }) => {
      for (const { TriggerName, TriggerDesc } of JSON.parse(String(Triggers)) as Json[])
        this.functions
          .get(String(FunctionName))
          ?.Triggers.push({ TriggerName, TriggerDesc: JSON.stringify({ cron: TriggerDesc }) });
      return {};
    },
    DeleteTrigger: ({ FunctionName, TriggerName }) => {
      const found = this.functions.get(String(FunctionName));
      if (found) found.Triggers = found.Triggers.filter((one) => one.TriggerName !== TriggerName);
      return found && {};
    },
  };

  private record(what: string, asked: Json): void {
    this.asked.push(`${what} ${JSON.stringify(steady(asked))}`);
  }
}

/** The part of a request that does not change from run to run, without any secret. */
function steady(value: unknown, key = ''): unknown {
  if (['signature', 'clientRand', 'hashed_postdata', '_r'].includes(key)) return key;
  if (key === 'Description') return String(value).replace(/^code [0-9a-f]{16}$/, 'code DIGEST');
  if (key === 'ZipFile') return namesInZip(Buffer.from(String(value), 'base64'));
  if (key === 'Variables')
    return (value as { Key: string }[]).map((one) => ({ Key: one.Key, Value: 'not recorded' }));
  if (Array.isArray(value)) return value.map((item) => steady(item));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, steady(part, name)]));
}

const environment = {
  EnvId: env,
  Alias: 'district',
  Status: 'NORMAL',
  Source: 'miniapp',
  Databases: [{ InstanceId: 'tnt-district', Status: 'RUNNING', Region: 'ap-shanghai' }],
  Storages: [
    { Bucket: bucket, Region: 'ap-shanghai', CdnDomain: `${bucket}.tcb.qcloud.la`, AppId: '1250000000' },
  ],
  Functions: [{ Namespace: env, Region: 'ap-shanghai' }],
  LogServices: [],
  CreateTime: '2026-07-01 00:00:00',
  UpdateTime: '2026-07-01 00:00:00',
};

const ordinaryAccount = {
  appType: 0,
  isSuperAdmin: false,
  gameApp: false,
  released: true,
  setting: {
    MaxCodeSize: 2,
    MaxSubpackageSubCodeSize: 2,
    MaxSubpackageFullCodeSize: 30,
    NavigateMiniprogramLimit: 10,
    MaxLongUrlLength: 0,
    MinTabbarCount: 2,
    MaxTabbarCount: 5,
    MaxTabbarIconSize: 40,
  },
};
