import type { ApiHost, Area } from '../api-host';
import { answerCall, CallFailure, type CallOptions, requireType } from '../call-style';
import { listenerPairs } from '../listener-pairs';

/** So many sockets may be open at once (official page wx.connectSocket). */
const MOST = 5;

/** `wx.connectSocket`: the browser's own socket; the network's loss closes it. */
export function socketArea(host: ApiHost): Area {
  const open = new Set<WebSocket>();
  host.on('state', () => {
    if (host.state.network === 'none') for (const socket of open) socket.close(4000, 'network lost');
  });
  return {
    connectSocket: (options?: CallOptions) => {
      const { members, tell } = listenerPairs(['Open', 'Close', 'Error', 'Message']);
      let socket: WebSocket | undefined;
      const { success, fail, complete } = options ?? {};
      void answerCall('connectSocket', { success, fail, complete: complete ?? (() => {}) }, () => {
        requireType('url', options?.url, 'string');
        if (host.state.network === 'none') throw new CallFailure('network is down');
        if (open.size >= MOST) throw new CallFailure('exceed max task count');
        const made = new WebSocket(String(options?.url), (options?.protocols as string[] | undefined) ?? []);
        made.binaryType = 'arraybuffer';
        socket = made;
        open.add(made);
        made.onopen = () => tell('Open', { header: {} });
        made.onmessage = ({ data }) => tell('Message', { data });
        made.onerror = () => tell('Error', { errMsg: 'connect failed' });
        made.onclose = ({ code, reason }) => {
          open.delete(made);
          tell('Close', { code, reason });
        };
      });
      return {
        ...members,
        send: (message?: CallOptions) =>
          answerCall('sendSocketMessage', message, () => {
            if (socket?.readyState !== WebSocket.OPEN) throw new CallFailure('taskID not exist');
            socket.send(message?.data as string);
          }),
        close: (given?: CallOptions) =>
          answerCall('closeSocket', given, () =>
            socket?.close(Number(given?.code ?? 1000), String(given?.reason ?? '')),
          ),
      };
    },
  };
}
