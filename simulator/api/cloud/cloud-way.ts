import type { ApiHost } from '../api-host';
import { cloudError, networkFailure } from './cloud-errors';

/** How much longer a call takes on a weak net, in ms. */
const WEAK_DELAY = 2000;

/** In the background a program's scripts stand still after so long, and what is under way is interrupted. */
const SUSPENDED_AFTER = 5000;

/** The way from this phone to the emulator. */
export interface CloudWay {
  /**
   * Sends a request and gives the answer's body as it came.
   *
   * Without a network it fails as on the phone; a request under way loses its answer, although it may have been carried out.
   * @param send is told how the delivery is to be lost, when a journey ordered that, and the signal that ends it
   */
  travel(
    call: string,
    send: (delivery: string | undefined, signal: AbortSignal) => Promise<Response>,
  ): Promise<Response>;
}

/** Makes the way of one phone; it breaks when the network goes. */
export function cloudWay(host: ApiHost): CloudWay {
  let offline = new AbortController();
  let interrupted = false;
  host.on('state', () => {
    if (host.state.network === 'none') offline.abort();
    else if (offline.signal.aborted) offline = new AbortController();
  });
  let suspending: ReturnType<typeof setTimeout> | undefined;
  host.onLife('hide', () => {
    suspending = setTimeout(() => {
      interrupted = true;
      offline.abort();
    }, SUSPENDED_AFTER);
  });
  host.onLife('show', () => {
    clearTimeout(suspending);
    if (interrupted && host.state.network !== 'none') offline = new AbortController();
    interrupted = false;
  });
  return {
    async travel(call, send) {
      if (host.state.network === 'none') throw networkFailure(call);
      const done = host.busy('cloud');
      try {
        if (host.state.network === 'weak') await new Promise((resolve) => setTimeout(resolve, WEAK_DELAY));
        const response = await send(host.takeDelivery(), offline.signal);
        // The way there broke off: the simulator's server says so with 502.
        if (response.status === 502) throw new Error('broken off');
        // The body may still be on its way: what is lost then is lost, too.
        return new Response(await response.blob(), { status: response.status, headers: response.headers });
      } catch {
        if (interrupted) throw cloudError(-404010, `cloud.${call}:fail interrupted`);
        throw networkFailure(call);
      } finally {
        done();
      }
    },
  };
}

/** Posts JSON to a route of the emulator. */
export function postJson(address: string, body: unknown, signal: AbortSignal): Promise<Response> {
  return fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  });
}
