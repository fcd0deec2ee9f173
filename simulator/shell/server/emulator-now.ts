import type { Boot } from './shell-server';

/** What a page must know of the emulator before it starts; `local` and real time while it does not answer. */
export async function emulatorNow(emulatorUrl: string): Promise<Pick<Boot, 'envId' | 'clock'>> {
  const [project, clock] = await Promise.all([
    ask<{ envId?: string }>(emulatorUrl, '/control/project'),
    ask<NonNullable<Boot['clock']>['state']>(emulatorUrl, '/control/clock'),
  ]);
  return {
    envId: String(project?.envId ?? 'local'),
    ...(clock ? { clock: { state: clock, at: Date.now() } } : {}),
  };
}

async function ask<T>(emulatorUrl: string, path: string): Promise<T | undefined> {
  try {
    const answer = await fetch(new URL(path, emulatorUrl), { signal: AbortSignal.timeout(2000) });
    return answer.ok ? ((await answer.json()) as T) : undefined;
  } catch {
    return undefined;
  }
}
