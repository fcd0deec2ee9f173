import CloudBase from '@cloudbase/manager-node';
import type { IndexDeclaration } from '../../emulator/project';
import type { DeclaredFunction } from './declaration';
import { collectionAccess, describe, runtime, type Step, storageAccess } from './plan';
import type { Present, PresentFunction, PresentIndex } from './present';

type Cloud = Awaited<ReturnType<typeof openCloud>>;

/** An environment as its owner reaches it: `@cloudbase/manager-node`, unmodified. */
export async function openCloud(access: {
  env: string;
  region: string;
  secretId: string;
  secretKey: string;
}) {
  const { env: envId, ...rest } = access;
  const manager = new CloudBase({ envId, ...rest });
  const environment = manager.currentEnvironment();
  await environment.lazyInit();
  const call = (Action: string, Param: object) =>
    environment.getCommonService('tcb', '2018-06-08').call({ Action, Param: { EnvId: envId, ...Param } });
  return { manager, call };
}

/** Reads what is there. Changes nothing. */
export async function readPresent({ manager, call }: Cloud): Promise<Present> {
  const collections: Record<string, { access: string; indexes: PresentIndex[] }> = {};
  for (const name of await collectionNames(manager)) {
    const { AclTag } = await call('DescribeDatabaseACL', { CollectionName: name });
    const { Indexes } = (await manager.database.describeCollection(name)) as { Indexes: RawIndex[] | null };
    collections[name] = { access: String(AclTag ?? ''), indexes: (Indexes ?? []).map(presentIndex) };
  }
  const functions: Record<string, PresentFunction> = {};
  for (const { FunctionName: name } of await manager.functions.listAllFunctions({
    envId: manager.currentEnvironment().getEnvId(),
  })) {
    if (name) functions[name] = presentFunction((await manager.functions.getFunctionDetail(name)) as never);
  }
  return { collections, storageAccess: String(await manager.storage.getStorageAcl()), functions };
}

async function collectionNames(manager: CloudBase): Promise<string[]> {
  const names: string[] = [];
  for (let offset = 0; ; offset += 100) {
    const page = (await manager.database.listCollections({ MgoLimit: 100, MgoOffset: offset })).Collections;
    names.push(...page.map((one) => one.CollectionName));
    if (page.length < 100) return names;
  }
}

type RawIndex = { Name: string; Unique?: boolean; Keys: { Name: string; Direction: string }[] | null };

function presentIndex({ Name, Unique, Keys }: RawIndex): PresentIndex {
  const keys = (Keys ?? []).map((key): [string, 1 | -1] => [
    key.Name,
    String(key.Direction) === '-1' ? -1 : 1,
  ]);
  return { name: Name, keys, unique: Unique === true };
}

type RawFunction = {
  Description?: string;
  Timeout: number;
  MemorySize: number;
  Environment?: { Variables?: { Key: string; Value: string }[] };
  Triggers?: { TriggerName: string; TriggerDesc: string }[];
};

function presentFunction(raw: RawFunction): PresentFunction {
  return {
    description: raw.Description ?? '',
    timeout: raw.Timeout,
    memory: raw.MemorySize,
    variables: Object.fromEntries((raw.Environment?.Variables ?? []).map(({ Key, Value }) => [Key, Value])),
    timers: Object.fromEntries((raw.Triggers ?? []).map((one) => [one.TriggerName, cronOf(one.TriggerDesc)])),
  };
}

/** A timer's description comes back as it was given, or wrapped as `{"cron":"…"}`. */
function cronOf(description: string): string {
  return /"cron"\s*:\s*"([^"]+)"/.exec(description)?.[1] ?? description;
}

/** Makes one step that the cloud's own interface makes; answers false for those that WeChat's makes. */
export async function makeOnCloud({ manager, call }: Cloud, step: Step): Promise<boolean> {
  switch (step.do) {
    case 'create collection':
      await manager.database.createCollection(step.collection);
      return true;
    case 'close collection':
      await call('ModifyDatabaseACL', { CollectionName: step.collection, AclTag: collectionAccess });
      return true;
    case 'rebuild index':
      await manager.database.updateCollection(step.collection, {
        DropIndexes: [{ IndexName: step.index.name }],
      });
      await manager.database.updateCollection(step.collection, creating(step.index));
      return true;
    case 'create index':
      await manager.database.updateCollection(step.collection, creating(step.index));
      return true;
    case 'set storage access':
      await manager.storage.setStorageAcl(storageAccess as never);
      return true;
    case 'create function': {
      const { target, variables } = step;
      const func = { ...functionOf(target, variables), runtime, handler: 'index.main' };
      await manager.functions.createFunction({
        func,
        functionPath: target.folder,
        deployMode: 'zip',
      } as never);
      return true;
    }
    case 'configure function':
      await manager.functions.updateFunctionConfig(functionOf(step.target, step.variables) as never);
      return true;
    case 'set timer':
      await setTimer(manager, step.name, step.timer);
      return true;
    default:
      return false;
  }
}

/** Says on a function which code it runs, once the code is up. Its whole configuration goes along: what an update leaves out may be emptied. */
export async function sayWhichCode(
  { manager }: Cloud,
  { target, variables }: Extract<Step, { do: 'upload code' }>,
): Promise<void> {
  await manager.functions.waitFunctionActive(target.name);
  const said = { ...functionOf(target, variables), description: describe(target) };
  await manager.functions.updateFunctionConfig(said as never);
}

function functionOf(target: DeclaredFunction, variables: Readonly<Record<string, string>>) {
  const { name, timeout, memory: memorySize } = target;
  return { name, timeout, memorySize, envVariables: { ...variables }, installDependency: false };
}

async function setTimer(
  manager: CloudBase,
  name: string,
  timer: { name: string; cron: string },
): Promise<void> {
  const { Triggers } = (await manager.functions.getFunctionDetail(name)) as RawFunction;
  if (Triggers?.some((one) => one.TriggerName === timer.name))
    await manager.functions.deleteFunctionTrigger(name, timer.name);
  await manager.functions.createFunctionTriggers(name, [
    { name: timer.name, type: 'timer', config: timer.cron },
  ]);
}

function creating({ name, keys, unique }: IndexDeclaration) {
  const MgoIndexKeys = keys.map(([Name, way]) => ({ Name, Direction: String(way) }));
  return {
    CreateIndexes: [{ IndexName: name, MgoKeySchema: { MgoIsUnique: unique === true, MgoIndexKeys } }],
  };
}
