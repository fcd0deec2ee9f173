import { object, onlyKeys, text } from '../json-checks';

/** What is set for a function where the cloud's console sets it: its memory and its environment variables. */
export interface FunctionRoom {
  readonly memoryMB: number;
  readonly environment: Readonly<Record<string, string>>;
}

/** What a project file says of one function, or of all by the name `*`. */
export type DeclaredRooms = Readonly<Record<string, Partial<FunctionRoom>>>;

/** The platform's default. */
const DEFAULT_MB = 256;
/** What can be chosen there (PLATFORM.md §2). */
const SMALLEST_MB = 64;
const LARGEST_MB = 3072;

/** Reads `functionSettings` of a project file. @throws Error that names the place */
export function declaredRooms(value: unknown, place: string): DeclaredRooms {
  const named = value === undefined ? {} : object(value, place);
  return Object.fromEntries(
    Object.entries(named).map(([name, item]) => [name, declaredRoom(item, `${place}.${name}`)]),
  );
}

function declaredRoom(value: unknown, place: string): Partial<FunctionRoom> {
  const raw = object(value, place);
  onlyKeys(raw, ['memory', 'environment'], place);
  const { memory } = raw;
  if (memory !== undefined && !isMemory(memory))
    throw new Error(`${place}.memory must be ${SMALLEST_MB} to ${LARGEST_MB} (MB)`);
  const variables = Object.entries(
    raw.environment === undefined ? {} : object(raw.environment, `${place}.environment`),
  );
  return {
    ...(memory !== undefined && { memoryMB: memory }),
    environment: Object.fromEntries(
      variables.map(([key, item]) => [key, text(item, `${place}.environment.${key}`)]),
    ),
  };
}

const isMemory = (value: unknown): value is number =>
  Number.isInteger(value) && Number(value) >= SMALLEST_MB && Number(value) <= LARGEST_MB;

/** What holds for a function: what is said of all, then what is said of it. */
export function roomOf(rooms: DeclaredRooms, name: string): FunctionRoom {
  const own = Object.hasOwn(rooms, name) ? rooms[name] : undefined;
  const all = rooms['*'];
  return {
    memoryMB: own?.memoryMB ?? all?.memoryMB ?? DEFAULT_MB,
    environment: { ...all?.environment, ...own?.environment },
  };
}
