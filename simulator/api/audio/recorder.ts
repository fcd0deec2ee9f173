import type { ApiHost, Area } from '../api-host';
import { listenerPairs } from '../listener-pairs';
import { askForScope } from '../settings';
import { strict } from '../strict';
import { syntheticSound } from './synthetic-sound';

/** Bit rates that each sample rate takes (official page RecorderManager.start). */
const BIT_RATES: Record<number, readonly [least: number, most: number]> = {
  8000: [16000, 48000],
  11025: [16000, 48000],
  12000: [24000, 64000],
  16000: [24000, 96000],
  22050: [32000, 128000],
  24000: [32000, 128000],
  32000: [48000, 192000],
  44100: [64000, 320000],
  48000: [64000, 320000],
};
const LONGEST_MS = 600_000;
const FORMATS = ['mp3', 'aac', 'wav', 'PCM'];

interface Recording {
  format: string;
  sampleRate: number;
  channels: number;
  frameSize: number | undefined;
  /** Milliseconds recorded before the last pause. */
  before: number;
  /** Real time in ms since when it runs; undefined while paused. */
  since: number | undefined;
  longest: number;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * `wx.getRecorderManager()`: one for all, with a synthetic microphone. Formats that no browser can write keep their ending and hold
 * WAV, which every player here reads by its content.
 */
export function recorderArea(host: ApiHost): Area {
  const { members, tell } = listenerPairs([
    'Start',
    'Pause',
    'Resume',
    'Stop',
    'FrameRecorded',
    'Error',
    'InterruptionBegin',
    'InterruptionEnd',
  ]);
  let recording: Recording | undefined;
  const fail = (reason: string) => tell('Error', { errMsg: `operateRecorder:fail ${reason}` });
  const lasted = (one: Recording) =>
    Math.min(one.longest, one.before + (one.since === undefined ? 0 : performance.now() - one.since));
  const arm = (one: Recording) => {
    clearTimeout(one.timer);
    one.timer = setTimeout(stop, one.longest - lasted(one));
  };
  const start = async (options: Record<string, unknown> = {}) => {
    if (recording) return fail('is recording or paused');
    const sampleRate = Number(options.sampleRate ?? 8000);
    const bitRate = Number(options.encodeBitRate ?? 48000);
    const format = String(options.format ?? 'aac');
    const longest = Number(options.duration ?? 60_000);
    const range = BIT_RATES[sampleRate];
    if (!range || bitRate < range[0] || bitRate > range[1])
      return fail('invalid sampleRate or encodeBitRate');
    if (!FORMATS.includes(format)) return fail(`invalid format ${format}`);
    if (longest <= 0 || longest > LONGEST_MS) return fail('duration exceeds the limit');
    if (!(await askForScope(host, 'scope.record'))) return fail('auth deny');
    const frameSize = typeof options.frameSize === 'number' ? options.frameSize : undefined;
    recording = {
      format,
      sampleRate,
      channels: Number(options.numberOfChannels ?? 2),
      frameSize,
      before: 0,
      since: performance.now(),
      longest,
      timer: undefined,
    };
    arm(recording);
    tell('Start', {});
  };
  function stop(): void {
    if (!recording) {
      fail('recorder not start');
      return;
    }
    const one = recording;
    recording = undefined;
    clearTimeout(one.timer);
    const duration = Math.max(1, Math.round(lasted(one)));
    const bytes = syntheticSound(duration, one.sampleRate, one.channels);
    const pcm = one.format === 'PCM' ? bytes.subarray(44) : bytes;
    if (one.frameSize) {
      const size = one.frameSize * 1024;
      for (let at = 0; at < pcm.length; at += size) {
        const frameBuffer = pcm.slice(at, at + size).buffer;
        tell('FrameRecorded', { frameBuffer, isLastFrame: at + size >= pcm.length });
      }
    }
    const tempFilePath = host.files.temporary(pcm, one.format.toLowerCase());
    tell('Stop', { tempFilePath, duration, fileSize: pcm.length });
  }
  const pause = () => {
    if (recording?.since === undefined) return fail('recorder not recording');
    recording.before = lasted(recording);
    recording.since = undefined;
    clearTimeout(recording.timer);
    tell('Pause', {});
  };
  const resume = () => {
    if (!recording || recording.since !== undefined) return fail('recorder not paused');
    recording.since = performance.now();
    arm(recording);
    tell('Resume', {});
  };
  // A program in the background is not heard: the phone pauses the recording.
  host.onLife('hide', () => {
    if (recording?.since !== undefined) pause();
  });
  const one = strict(
    'RecorderManager',
    { start: (options?: Record<string, unknown>) => void start(options), stop, pause, resume, ...members },
    host,
  );
  return { getRecorderManager: () => one };
}
