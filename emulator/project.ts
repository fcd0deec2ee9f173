import { readFileSync } from 'node:fs';
import { type BehaviourFacts, changedBehaviour } from './behaviour';
import { parseDuration, parseZone } from './clock/duration';
import type { Stride } from './clock/stride';
import { type Fault, parseFault } from './faults/fault';
import { type DeclaredRooms, declaredRooms } from './functions/function-room';
import { list, object, onlyKeys, text, texts } from './json-checks';
import { FIELD_TYPES, fieldType } from './openapi/field-types';
import {
  type CollectionPermission,
  collectionPermissions,
  type FilePermission,
  filePermission,
  functionRules,
} from './rules/declared-rules';
import type { Expression } from './rules/expression';

export interface Person {
  readonly openid: string;
  readonly name: string;
  readonly note?: string;
  readonly phone?: string;
}

/** A WeChat group: who opens the program from its card gets to know its id. */
export interface Group {
  readonly opengid: string;
  readonly name: string;
  /** Openids. */
  readonly members: readonly string[];
}

/** A field of a message template: its label, and for an `enum` the values that it lists. */
export interface TemplateField {
  readonly label: string;
  readonly values?: readonly string[];
}

export interface Template {
  readonly id: string;
  readonly title: string;
  readonly type: 'one-time' | 'long-term';
  readonly fields: Readonly<Record<string, TemplateField>>;
}

export interface IndexDeclaration {
  readonly name: string;
  readonly keys: readonly (readonly [string, 1 | -1 | '2dsphere'])[];
  readonly unique?: boolean;
}

export interface Lookup {
  readonly collection: string;
  readonly where: Readonly<Record<string, unknown>>;
  readonly field: string;
}

/** How files of cloud storage may be used. */
export interface StorageRules {
  /** What phones may do; functions may do everything. */
  readonly permission: FilePermission;
  /** The most bytes that a file may have. */
  readonly limit: number;
}

export type Bookmark =
  | { readonly label: string; readonly advance: string }
  | { readonly label: string; readonly query: Lookup & { readonly let?: Readonly<Record<string, Lookup>> } };

/** What a project tells the emulator (emulator/README.md), read and checked. */
export interface Project {
  /** The file as it stands, for tools that read more of it. */
  readonly raw: Readonly<Record<string, unknown>>;
  readonly envId: string | undefined;
  readonly appid: string;
  readonly people: readonly Person[];
  readonly templates: readonly Template[];
  readonly indexes: Readonly<Record<string, readonly IndexDeclaration[]>>;
  readonly collections: readonly string[];
  readonly functionEnv: readonly string[];
  /** Memory and environment variables by function. */
  readonly functionSettings: DeclaredRooms;
  readonly storage: StorageRules;
  /** What phones may do in a collection; in one that is not named a person reads and writes its own, as CloudBase begins. */
  readonly permissions: Readonly<Record<string, CollectionPermission>>;
  /** Who may call a function, by its name or `*`; everybody where there is none. */
  readonly functionRules: Readonly<Record<string, Expression>>;
  readonly groups: readonly Group[];
  /** Pages of the program, for what names one (41030); undefined when the file does not list them. */
  readonly pages: readonly string[] | undefined;
  /** The function that each event of WeChat is pushed to. */
  readonly pushes: Readonly<Record<string, string>>;
  readonly behaviour: BehaviourFacts;
  /** What goes wrong from the start. */
  readonly faults: readonly Fault[];
  /** Epoch milliseconds; undefined means the real time. */
  readonly clockStart: number | undefined;
  readonly stride: Stride;
  readonly bookmarks: readonly Bookmark[];
}

/** CloudBase refuses files that are too large (-403001) but does not say from where: the number is ours. */
const DEFAULT_FILE_LIMIT = 50 * 1024 * 1024;

/** Reads and checks a project file. @throws Error with a sentence that names the file, the place and the mistake. */
export function readProject(file: string): Project {
  let raw: unknown;
  try {
    raw = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (error as Error).message;
    throw new Error(`The project file ${file} cannot be read: ${reason}.`);
  }
  try {
    return checkProject(raw);
  } catch (error) {
    throw new Error(`The project file ${file} is not right: ${(error as Error).message}.`);
  }
}

/** Checks a project that is already an object. @throws Error that names the place and the mistake. */
export function checkProject(value: unknown): Project {
  const raw = object(value, 'the file');
  const clock = raw.clock === undefined ? {} : object(raw.clock, 'clock');
  return {
    raw,
    envId: raw.envId === undefined ? undefined : demoId(text(raw.envId, 'envId'), 'envId'),
    appid: raw.appid === undefined ? 'wxe000000000000000' : text(raw.appid, 'appid'),
    people: list(raw.people, 'people').map((item, n) => person(item, `people[${n}]`)),
    templates: list(raw.templates, 'templates').map((item, n) => template(item, `templates[${n}]`)),
    indexes: Object.fromEntries(
      Object.entries(raw.indexes === undefined ? {} : object(raw.indexes, 'indexes')).map(([name, items]) => [
        name,
        list(items, `indexes.${name}`).map((item, n) => index(item, `indexes.${name}[${n}]`)),
      ]),
    ),
    collections: texts(raw.collections, 'collections'),
    functionEnv: texts(raw.functionEnv, 'functionEnv'),
    groups: list(raw.groups, 'groups').map((item, n) => group(item, `groups[${n}]`)),
    pages: raw.pages === undefined ? undefined : texts(raw.pages, 'pages'),
    pushes: Object.fromEntries(
      Object.entries(raw.pushes === undefined ? {} : object(raw.pushes, 'pushes')).map(([event, name]) => [
        event,
        text(name, `pushes.${event}`),
      ]),
    ),
    behaviour: changedBehaviour(raw.behaviour, 'behaviour'),
    faults: list(raw.faults, 'faults').map((item, n) => declaredFault(item, `faults[${n}]`)),
    storage: storageRules(raw.storage, 'storage'),
    permissions: collectionPermissions(raw.permissions, 'permissions'),
    functionSettings: declaredRooms(raw.functionSettings, 'functionSettings'),
    functionRules: functionRules(raw.functionRules, 'functionRules'),
    clockStart: clock.start === undefined ? undefined : instant(clock.start, 'clock.start'),
    stride: stride(clock.stride, 'clock.stride'),
    bookmarks: list(raw.bookmarks, 'bookmarks').map((item, n) => bookmark(item, `bookmarks[${n}]`)),
  };
}

/**
 * An id that can be nobody's real environment: what slips past the emulator reaches nothing.
 * @throws Error that names the place
 */
export function demoId(id: string, place: string): string {
  if (/^demo-[a-z0-9-]{1,40}$/.test(id)) return id;
  throw new Error(
    `${place} must begin with demo- (small letters, digits, dashes), so that it is no real one`,
  );
}

function declaredFault(value: unknown, place: string): Fault {
  try {
    return parseFault(value);
  } catch (error) {
    throw new Error(`${place}: ${(error as Error).message}`);
  }
}

function instant(value: unknown, place: string): number {
  const at = /T.*(Z|[+-]\d{2}:\d{2})$/.test(String(value)) ? Date.parse(String(value)) : Number.NaN;
  if (Number.isNaN(at))
    throw new Error(`${place} must be an instant with its zone, such as 2026-07-01T09:12:00+08:00`);
  return at;
}

function person(value: unknown, place: string): Person {
  const raw = object(value, place);
  const note = raw.note === undefined ? {} : { note: text(raw.note, `${place}.note`) };
  const phone = raw.phone === undefined ? {} : { phone: text(raw.phone, `${place}.phone`) };
  return {
    openid: text(raw.openid, `${place}.openid`),
    name: text(raw.name, `${place}.name`),
    ...note,
    ...phone,
  };
}

function group(value: unknown, place: string): Group {
  const raw = object(value, place);
  return {
    opengid: text(raw.opengid, `${place}.opengid`),
    name: text(raw.name, `${place}.name`),
    members: texts(raw.members, `${place}.members`),
  };
}

function template(value: unknown, place: string): Template {
  const raw = object(value, place);
  const type = raw.type ?? 'one-time';
  if (type !== 'one-time' && type !== 'long-term')
    throw new Error(`${place}.type must be one-time or long-term`);
  const fields = Object.entries(object(raw.fields, `${place}.fields`)).map(
    ([key, field]): [string, TemplateField] => {
      const at = `${place}.fields.${key}`;
      if (!fieldType(key))
        throw new Error(`${at} is of no type that WeChat has (${FIELD_TYPES.join(', ')}, and a number)`);
      if (typeof field === 'string') return [key, { label: text(field, at) }];
      const { label, values } = object(field, at);
      const allowed =
        values === undefined
          ? {}
          : { values: list(values, `${at}.values`).map((item) => text(item, `${at}.values`)) };
      return [key, { label: text(label, `${at}.label`), ...allowed }];
    },
  );
  return {
    id: text(raw.id, `${place}.id`),
    title: text(raw.title, `${place}.title`),
    type,
    fields: Object.fromEntries(fields),
  };
}

function index(value: unknown, place: string): IndexDeclaration {
  const raw = object(value, place);
  onlyKeys(raw, ['name', 'keys', 'unique'], place);
  const keys = list(raw.keys, `${place}.keys`).map((key): [string, 1 | -1 | '2dsphere'] => {
    if (!Array.isArray(key) || typeof key[0] !== 'string' || ![1, -1, '2dsphere'].includes(key[1])) {
      throw new Error(`${place}.keys must be pairs such as ["dueAt", 1] or ["place", "2dsphere"]`);
    }
    return [key[0], key[1]];
  });
  if (keys.length === 0) throw new Error(`${place}.keys must not be empty`);
  if (raw.unique !== undefined && typeof raw.unique !== 'boolean')
    throw new Error(`${place}.unique must be true or false`);
  return { name: text(raw.name, `${place}.name`), keys, unique: raw.unique === true };
}

function storageRules(value: unknown, place: string): StorageRules {
  const raw = value === undefined ? {} : object(value, place);
  const permission = filePermission(raw.permission, `${place}.permission`);
  const limit = raw.maxBytes ?? DEFAULT_FILE_LIMIT;
  if (!Number.isInteger(limit) || Number(limit) <= 0)
    throw new Error(`${place}.maxBytes must be a whole number above 0`);
  return { permission, limit: Number(limit) };
}

function stride(value: unknown, place: string): Stride {
  const raw = value === undefined ? { every: 'P1D', at: '00:00', zone: '+08:00' } : object(value, place);
  const every = parseDuration(String(raw.every ?? 'P1D'));
  if (!every || every.years + every.months + every.days + every.milliseconds === 0) {
    throw new Error(`${place}.every must be a duration such as P1D`);
  }
  const time = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(String(raw.at ?? '00:00'));
  if (!time) throw new Error(`${place}.at must be a time of day such as 09:00`);
  const zone = parseZone(String(raw.zone ?? '+08:00'));
  if (zone === undefined) throw new Error(`${place}.zone must be a fixed zone such as +08:00`);
  return { every, at: (Number(time[1]) * 60 + Number(time[2])) * 60_000, zone };
}

function lookup(value: unknown, place: string): Lookup {
  const raw = object(value, place);
  return {
    collection: text(raw.collection, `${place}.collection`),
    where: raw.where === undefined ? {} : object(raw.where, `${place}.where`),
    field: text(raw.field, `${place}.field`),
  };
}

function bookmark(value: unknown, place: string): Bookmark {
  const raw = object(value, place);
  const label = text(raw.label, `${place}.label`);
  if ((raw.advance === undefined) === (raw.query === undefined)) {
    throw new Error(`${place} must have either "advance" or "query"`);
  }
  if (raw.query === undefined) {
    if (!parseDuration(String(raw.advance)))
      throw new Error(`${place}.advance must be a duration such as P1D`);
    return { label, advance: String(raw.advance) };
  }
  const query = object(raw.query, `${place}.query`);
  const lets = Object.entries(query.let === undefined ? {} : object(query.let, `${place}.query.let`));
  return {
    label,
    query: {
      ...lookup(query, `${place}.query`),
      let: Object.fromEntries(lets.map(([name, item]) => [name, lookup(item, `${place}.query.let.${name}`)])),
    },
  };
}
