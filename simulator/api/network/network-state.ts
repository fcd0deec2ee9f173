import type { ApiHost, Area } from '../api-host';
import { answerCall, type CallOptions } from '../call-style';

type Listener = (result: { isConnected: boolean; networkType: string }) => void;

/** Whether there is a network, and hearing when that changes. */
export function networkArea(host: ApiHost): Area {
  const listeners = new Set<Listener>();
  let known = host.state.network;
  host.on('state', () => {
    if (known === host.state.network) return;
    known = host.state.network;
    for (const listener of [...listeners]) listener({ isConnected: known !== 'none', networkType: known });
  });
  return {
    getNetworkType: (options?: CallOptions) =>
      answerCall('getNetworkType', options, () => ({
        networkType: host.state.network,
        weakNet: false,
        hasSystemProxy: false,
        signalStrength: host.state.network === 'none' ? 0 : 100,
      })),
    onNetworkStatusChange: (listener: Listener) => void listeners.add(listener),
    offNetworkStatusChange: (listener?: Listener) => {
      if (listener) listeners.delete(listener);
      else listeners.clear();
    },
  };
}
