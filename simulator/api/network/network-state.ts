import type { ApiHost, Area } from '../api-host';
import { answerCall, type CallOptions } from '../call-style';
import { listenerPairs } from '../listener-pairs';

/** Whether there is a network, how good it is, and hearing when that changes. */
export function networkArea(host: ApiHost): Area {
  const { members, tell } = listenerPairs(['NetworkStatusChange', 'NetworkWeakChange']);
  let known = host.state.network;
  const networkType = () => (host.state.network === 'none' ? 'none' : 'wifi');
  host.on('state', () => {
    const before = known;
    known = host.state.network;
    if (known === before) return;
    if ((known === 'none') !== (before === 'none')) {
      tell('NetworkStatusChange', { isConnected: known !== 'none', networkType: networkType() });
    }
    if ((known === 'weak') !== (before === 'weak')) {
      tell('NetworkWeakChange', { weakNet: known === 'weak', networkType: networkType() });
    }
  });
  return {
    ...members,
    getNetworkType: (options?: CallOptions) =>
      answerCall('getNetworkType', options, () => ({
        networkType: networkType(),
        weakNet: known === 'weak',
        hasSystemProxy: false,
        signalStrength: { none: 0, weak: 20, wifi: 100 }[known],
      })),
  };
}
