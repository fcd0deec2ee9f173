import type { Ability } from '../runtime/abilities';
import { programAddress } from '../runtime/program-address';
import { type BuiltInElement, builtIn } from './built-in';

/** The browser's event → WeChat's, and its detail. */
const events: readonly (readonly [string, string, (player: HTMLMediaElement) => object])[] = [
  ['play', 'play', () => ({})],
  ['pause', 'pause', () => ({})],
  ['ended', 'ended', () => ({})],
  ['progress', 'progress', (player) => ({ buffered: bufferedOf(player) })],
  ['seeked', 'seekcomplete', ({ currentTime }) => ({ position: currentTime })],
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

/** Per cent of the film that is there. */
const bufferedOf = ({ buffered, duration }: HTMLMediaElement): number =>
  buffered.length > 0 && duration > 0 ? Math.round((buffered.end(buffered.length - 1) / duration) * 100) : 0;

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
    ability: (self) => ({ control: controls(self) }),
  });

/** What `wx.createVideoContext` and `createAudioContext` do. A refusal of the browser (no tap yet) is told by the element's `error`. */
function controls(self: BuiltInElement<{ player: HTMLMediaElement; source: string }>): Ability['control'] {
  const { player } = self.state;
  const refused = (error: unknown) => self.trigger('error', { errMsg: String(error) });
  const fullScreen = (on: boolean) => {
    self.dom.toggleAttribute('data-full-screen', on);
    self.trigger('fullscreenchange', { fullScreen: on, direction: 'vertical' });
  };
  return {
    play: () => void player.play().catch(refused),
    pause: () => player.pause(),
    stop: () => {
      player.pause();
      player.currentTime = 0;
    },
    seek: ({ value }) => {
      player.currentTime = Number(value);
    },
    playbackRate: ({ value }) => {
      player.playbackRate = Number(value);
    },
    setSrc: ({ value }) => self.set('src', value),
    requestFullScreen: () => fullScreen(true),
    exitFullScreen: () => fullScreen(false),
  };
}

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
