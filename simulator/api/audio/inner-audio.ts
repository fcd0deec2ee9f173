import type { ApiHost, Area } from '../api-host';
import { answerCall, type CallOptions } from '../call-style';
import { sourceAddress } from '../files/open-source';
import { listenerPairs } from '../listener-pairs';
import { strict } from '../strict';

/** WeChat's event → the browser's. `Stop` is WeChat's own. */
const EVENTS = {
  Canplay: 'canplay',
  Play: 'play',
  Pause: 'pause',
  Ended: 'ended',
  TimeUpdate: 'timeupdate',
  Error: 'error',
  Waiting: 'waiting',
  Seeking: 'seeking',
  Seeked: 'seeked',
} as const;
type EventName = keyof typeof EVENTS;

/** `wx.createInnerAudioContext()`: the browser's player under WeChat's names. */
export function innerAudioArea(host: ApiHost): Area {
  return {
    createInnerAudioContext: () => innerAudio(host),
    setInnerAudioOption: (options?: CallOptions) => answerCall('setInnerAudioOption', options, () => ({})),
  };
}

function innerAudio(host: ApiHost): Area {
  const player = new Audio();
  const names = [...(Object.keys(EVENTS) as EventName[]), 'Stop' as const];
  const { members, tell } = listenerPairs(names);
  let source = '';
  let stopping = false;
  let startTime = 0;
  for (const name of Object.keys(EVENTS) as EventName[]) {
    player.addEventListener(EVENTS[name], () => {
      if (name === 'Error' && source === '') return;
      // A stop is a pause for the browser; programs hear of the stop alone.
      if (name === 'Pause' && (stopping || player.ended)) return;
      tell(
        name,
        name === 'Error' ? { errCode: 10001, errMsg: player.error?.message || 'system error' } : undefined,
      );
    });
  }
  const play = () => {
    player.play().catch((error: unknown) => {
      if ((error as DOMException).name === 'NotAllowedError')
        tell('Error', { errCode: 10001, errMsg: String(error) });
    });
  };
  const context = {
    play,
    pause: () => player.pause(),
    stop: () => {
      stopping = true;
      player.pause();
      player.currentTime = 0;
      tell('Stop');
      setTimeout(() => {
        stopping = false;
      });
    },
    seek: (seconds: number) => {
      player.currentTime = seconds;
    },
    destroy: () => {
      source = '';
      player.pause();
      player.removeAttribute('src');
      for (const name of names) (members[`off${name}`] as () => void)();
    },
    autoplay: false,
    obeyMuteSwitch: true,
    sessionCategory: undefined,
    ...members,
  };
  const property = (name: string, get: () => unknown, set?: (value: never) => void) =>
    Object.defineProperty(context, name, { get, set, enumerable: true });
  property(
    'src',
    () => source,
    (value: string) => {
      source = String(value);
      player.src = sourceAddress(host, source) ?? 'data:,';
      if (startTime > 0) player.currentTime = startTime;
      if (context.autoplay) play();
    },
  );
  property(
    'startTime',
    () => startTime,
    (value: number) => {
      startTime = Number(value);
      player.currentTime = startTime;
    },
  );
  for (const name of ['loop', 'volume', 'playbackRate'] as const) {
    property(
      name,
      () => player[name],
      (value) => {
        player[name] = value;
      },
    );
  }
  property('currentTime', () => player.currentTime);
  property('duration', () => (Number.isFinite(player.duration) ? player.duration : 0));
  property('paused', () => player.paused);
  property('buffered', () =>
    player.buffered.length > 0 ? player.buffered.end(player.buffered.length - 1) : 0,
  );
  // Sound ends when the program leaves the screen.
  host.onLife('hide', () => player.pause());
  return strict('InnerAudioContext', context, host);
}
