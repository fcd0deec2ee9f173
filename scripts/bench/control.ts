/** One request to a running emulator's control interface. */
export async function control<T>(url: string, path: string, body?: unknown): Promise<T> {
  const request = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(url + path, { ...request, headers: { 'content-type': 'application/json' } });
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
  return (await response.json()) as T;
}

/** What one firing of the timer cost and said. */
export type Fired = {
  result: { ok: boolean; sent: number; claimed: number };
  database: { calls: number; examined: number };
};
export const fire = (url: string): Promise<Fired> => control<Fired>(url, '/control/fire', { name: 'clock' });
