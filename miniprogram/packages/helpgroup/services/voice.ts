/** As long as somebody may speak, in ms. */
export const longest = 60_000;

export type Spoken = { path: string; seconds: number };

/** Starts recording: `begun` hears that the microphone is on, `done` what was spoken, or null when it was refused or failed. One minute ends it by itself. */
export function startSpeaking(begun: () => void, done: (spoken: Spoken | null) => void): void {
  const recorder = wx.getRecorderManager();
  recorder.onStart(begun);
  recorder.onStop(({ tempFilePath, duration }) =>
    done({ path: tempFilePath, seconds: Math.min(longest / 1000, Math.max(1, Math.round(duration / 1000))) }),
  );
  recorder.onError(() => done(null));
  recorder.start({
    ...{ duration: longest, sampleRate: 16_000, numberOfChannels: 1, encodeBitRate: 32_000, format: 'mp3' },
  });
}

export function stopSpeaking(): void {
  wx.getRecorderManager().stop();
}
