import type { ApiHost, Area } from '../api-host';
import { answerCall, CallFailure, type CallOptions, requireType } from '../call-style';
import { readSource } from '../files/open-source';
import { Moment } from '../listener-pairs';

/** Time-outs in ms when neither the call nor app.json says one (official page configuration/app.html). */
const TIMEOUT = 60_000;
/** How much longer each request takes on a weak net. */
const WEAK_DELAY = 2000;

interface Sent {
  response: Response;
  headers: Record<string, string>;
}

interface Task {
  signal: AbortSignal;
  headers: Moment;
  progress: Moment;
}

/** `wx.request`, `downloadFile`, `uploadFile`, through the simulator's server: a browser may not read what other hosts send. */
export function requestArea(host: ApiHost): Area {
  const travel = async (
    url: unknown,
    init: { method: string; header?: unknown; body?: BodyInit; timeout?: unknown },
    setting: string,
    task: Task,
  ): Promise<Sent> => {
    requireType('url', url, 'string');
    if (!/^https?:\/\//.test(String(url))) throw new CallFailure('invalid url');
    if (host.state.network === 'none') throw new CallFailure('');
    const limits = (host.program().appConfig.networkTimeout ?? {}) as Record<string, number>;
    const limit = Number(init.timeout ?? limits[setting] ?? TIMEOUT);
    const done = host.busy(setting);
    const timeout = AbortSignal.timeout(limit);
    try {
      if (host.state.network === 'weak') await new Promise((resolve) => setTimeout(resolve, WEAK_DELAY));
      const response = await fetch(`/network?url=${encodeURIComponent(String(url))}`, {
        method: init.method,
        headers: { 'x-network-headers': JSON.stringify(init.header ?? {}) },
        body: init.body,
        signal: AbortSignal.any([timeout, task.signal]),
      });
      const given = response.headers.get('x-network-headers');
      if (given === null) throw new CallFailure(await response.text());
      const headers = JSON.parse(decodeURIComponent(given)) as Record<string, string>;
      task.headers.tell({ header: headers });
      return { response, headers };
    } catch (error) {
      if (error instanceof CallFailure) throw error;
      throw new CallFailure(task.signal.aborted ? 'abort' : timeout.aborted ? 'timeout' : 'network error', {
        errno: timeout.aborted ? 5 : 600001,
      });
    } finally {
      done();
    }
  };
  const start = (
    name: string,
    options: CallOptions | undefined,
    work: (options: CallOptions, task: Task) => Promise<Record<string, unknown>>,
  ) => {
    const aborting = new AbortController();
    const task = { signal: aborting.signal, headers: new Moment(), progress: new Moment() };
    // These calls return their task in either style; a promise beside it would be nobody's.
    const { success, fail, complete } = options ?? {};
    void answerCall(
      name,
      { ...options, success, fail, complete: complete ?? (() => {}) },
      () => work(options ?? {}, task),
      passOn(host),
    );
    return {
      abort: () => aborting.abort(),
      onHeadersReceived: (listener: never) => task.headers.add(listener),
      offHeadersReceived: (listener?: never) => task.headers.remove(listener),
      onProgressUpdate: (listener: never) => task.progress.add(listener),
      offProgressUpdate: (listener?: never) => task.progress.remove(listener),
    };
  };
  return {
    request: (options?: CallOptions) =>
      start('request', options, async (given, task) => {
        const method = String(given.method ?? 'GET').toUpperCase();
        const header = given.header as Record<string, string> | undefined;
        const { url, body, type } = requestBody(String(given.url), method, given.data, header);
        const { response, headers } = await travel(
          url,
          {
            method,
            header: type ? { 'content-type': type, ...header } : header,
            body,
            timeout: given.timeout,
          },
          'request',
          task,
        );
        return {
          data: await answerData(response, given),
          statusCode: response.status,
          header: headers,
          cookies: headers['set-cookie'] ? [headers['set-cookie']] : [],
        };
      }),
    downloadFile: (options?: CallOptions) =>
      start('downloadFile', options, async (given, task) => {
        const { response } = await travel(
          given.url,
          { method: 'GET', header: given.header, timeout: given.timeout },
          'downloadFile',
          task,
        );
        const bytes = new Uint8Array(await response.arrayBuffer());
        task.progress.tell({
          progress: 100,
          totalBytesWritten: bytes.length,
          totalBytesExpectedToWrite: bytes.length,
        });
        const ending = /\.(\w{1,5})(?:\?|$)/.exec(String(given.url))?.[1];
        const tempFilePath = host.files.temporary(bytes, ending);
        if (typeof given.filePath !== 'string') return { tempFilePath, statusCode: response.status };
        host.files.write(given.filePath, bytes);
        return { filePath: given.filePath, statusCode: response.status };
      }),
    uploadFile: (options?: CallOptions) =>
      start('uploadFile', options, async (given, task) => {
        requireType('filePath', given.filePath, 'string');
        requireType('name', given.name, 'string');
        const file = await readSource(host, String(given.filePath)).catch(() => {
          throw new CallFailure('file not found');
        });
        const form = new FormData();
        for (const [key, value] of Object.entries((given.formData as object | undefined) ?? {}))
          form.append(key, String(value));
        form.append(String(given.name), file, String(given.filePath).split('/').at(-1));
        // The browser names the boundary only in the request that it builds itself.
        const built = new Response(form);
        const type = built.headers.get('content-type') ?? '';
        const { response } = await travel(
          given.url,
          {
            method: 'POST',
            header: { ...(given.header as object | undefined), 'content-type': type },
            body: await built.blob(),
            timeout: given.timeout,
          },
          'uploadFile',
          task,
        );
        task.progress.tell({ progress: 100, totalBytesSent: file.size, totalBytesExpectedToSend: file.size });
        return { data: await response.text(), statusCode: response.status };
      }),
  };
}

/** `wx.request` and `wx.downloadFile` pass the tap state on (framework/view/tap.html). */
function passOn(host: ApiHost): (tell: () => void) => void {
  const tapped = host.tap.active();
  return (tell) => (tapped ? host.tap.during(tell) : tell());
}

/** How WeChat turns `data` into a query, a form or JSON. */
function requestBody(
  url: string,
  method: string,
  data: unknown,
  header: Record<string, string> | undefined,
): { url: string; body?: BodyInit; type?: string } {
  if (data === undefined || data === null) return { url };
  if (typeof data === 'string') return { url, body: method === 'GET' ? undefined : data };
  if (data instanceof ArrayBuffer) return { url, body: data };
  const fields = () =>
    new URLSearchParams(
      Object.entries(data as object).map(([name, value]) => [
        name,
        typeof value === 'object' ? JSON.stringify(value) : String(value),
      ]),
    );
  if (method === 'GET') return { url: `${url}${url.includes('?') ? '&' : '?'}${fields()}` };
  const type = Object.entries(header ?? {}).find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  if (type?.includes('x-www-form-urlencoded')) return { url, body: fields().toString() };
  return { url, body: JSON.stringify(data), type: 'application/json' };
}

async function answerData(
  response: Response,
  { responseType, dataType = 'json' }: CallOptions,
): Promise<unknown> {
  if (responseType === 'arraybuffer') return response.arrayBuffer();
  const text = await response.text();
  if (dataType !== 'json') return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
