/** The tap state (点击态): some wx calls may only be made while it is on. */
export interface Tap {
  /** True in a tap handler, in the rest of its macrotask and in the microtasks that follow it. */
  active(): boolean;
  /** Runs `work` with the tap state on, until the current macrotask has ended. Also for callbacks that pass the state on. */
  during<T>(work: () => T): T;
}

/**
 * Makes the tap state of one phone.
 *
 * Rule (official page framework/view/tap.html): the state lives until the current macrotask ends, is not consumed by one
 * call, and is lost in `setTimeout`. The end of a macrotask is seen by a message to oneself, which browsers deliver after all
 * microtasks and before timers that were set meanwhile.
 */
export function createTap(): Tap {
  let depth = 0;
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    depth -= 1;
  };
  return {
    active: () => depth > 0,
    during(work) {
      depth += 1;
      channel.port2.postMessage(null);
      return work();
    },
  };
}
