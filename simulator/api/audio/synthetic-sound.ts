/** A soft voice-like tone as a WAV file: what the simulator's microphone hears. @param durationMs as long as the recording */
export function syntheticSound(durationMs: number, sampleRate: number, channels: number): Uint8Array {
  const frames = Math.max(1, Math.round((durationMs / 1000) * sampleRate));
  const bytes = new Uint8Array(44 + frames * channels * 2);
  const view = new DataView(bytes.buffer);
  const text = (at: number, word: string) => {
    for (let i = 0; i < word.length; i += 1) view.setUint8(at + i, word.charCodeAt(i));
  };
  text(0, 'RIFF');
  view.setUint32(4, bytes.length - 8, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * channels * 2, true);
  view.setUint16(32, channels * 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, bytes.length - 44, true);
  for (let frame = 0; frame < frames; frame += 1) {
    const time = frame / sampleRate;
    const loud = 0.5 + 0.5 * Math.sin(time * 9);
    const value = Math.round(Math.sin(time * 2 * Math.PI * 220) * loud * 6000);
    for (let channel = 0; channel < channels; channel += 1) {
      view.setInt16(44 + (frame * channels + channel) * 2, value, true);
    }
  }
  return bytes;
}
