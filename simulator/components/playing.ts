import { programAddress } from '../runtime/program-address';
import { builtIn } from './built-in';

/** The browser's event → WeChat's, and its detail. */
const events: readonly (readonly [string, string, (player: HTMLMediaElement) => object])[] = [
  ['play', 'play', () => ({})],
  ['pause', 'pause', () => ({})],
  ['ended', 'ended', () => ({})],
  ['timeupdate', 'timeupdate', ({ currentTime, duration }) => ({ currentTime, duration })],
  ['waiting', 'waiting', () => ({})],
  ['error', 'error', ({ error }) => ({ errMsg: error?.message ?? 'MEDIA_ERR' })],
  [
    'loadedmetadata',
    'loadedmetadata',
    (player) => ({
      duration: player.duration,
      width: (player as HTMLVideoElement).videoWidth,
      height: (player as HTMLVideoElement).videoHeight,
    }),
  ],
];

const playing = (name: 'video' | 'audio', properties: Record<string, unknown>) =>
  builtIn<{ player: HTMLMediaElement; source: string }>({
    name,
    properties: {
      src: String,
      loop: Boolean,
      controls: { type: Boolean, value: name === 'video' },
      ...properties,
    },
    create(self) {
      const player = document.createElement(name);
      for (const [given, told, detail] of events) {
        player.addEventListener(given, () => {
          if (given === 'error' && self.state.source === '') return;
          self.trigger(told, detail(player));
        });
      }
      self.dom.prepend(player);
      return { player, source: '' };
    },
    update({ data, state, context, component }) {
      const { player } = state;
      player.loop = data.loop === true;
      player.muted = data.muted === true;
      player.controls = data.controls === true;
      player.autoplay = data.autoplay === true;
      if (player instanceof HTMLVideoElement) {
        player.playsInline = true;
        player.style.objectFit = String(data.objectFit ?? 'contain');
        player.poster = data.poster ? programAddress(String(data.poster), context.folderOf(component)) : '';
      }
      const source = programAddress(String(data.src ?? ''), context.folderOf(component));
      if (source === state.source) return;
      state.source = source;
      player.src = source;
      if (typeof data.initialTime === 'number' && data.initialTime > 0) player.currentTime = data.initialTime;
    },
    detached: ({ state }) => state.player.pause(),
  });

/** A film with the browser's own controls. Barrage, live and picture-in-picture attributes are known, without effect. */
export const video = playing('video', {
  autoplay: Boolean,
  muted: Boolean,
  poster: String,
  objectFit: { type: String, value: 'contain' },
  initialTime: Number,
  duration: null,
  danmuList: null,
  danmuBtn: null,
  enableDanmu: null,
  title: String,
  direction: null,
  showProgress: null,
  showFullscreenBtn: null,
  showPlayBtn: null,
  showCenterPlayBtn: null,
  showMuteBtn: null,
  showScreenLockButton: null,
  enableProgressGesture: null,
  enablePlayGesture: null,
  vslideGesture: null,
  vslideGestureInFullscreen: null,
  autoPauseIfNavigate: null,
  autoPauseIfOpenNative: null,
  pictureInPictureMode: null,
  playBtnPosition: null,
  pageGesture: null,
});

/** WeChat no longer maintains it; programs use `wx.createInnerAudioContext`. */
export const audio = playing('audio', { poster: null, name: String, author: String });
