import fs from 'node:fs';

/**
 * Takes everything the function prints, line by line: `console`, `process.stdout`, and loggers that write to the file
 * descriptors 1 and 2 themselves (pino does), which would otherwise reach the emulator's own output.
 */
export function captureOutput(take: (line: string) => void): void {
  let rest = '';
  const write = (chunk: unknown) => {
    const text = typeof chunk === 'string' ? chunk : Buffer.from(chunk as Uint8Array).toString('utf8');
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) take(line);
    return Buffer.byteLength(text);
  };
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = ((chunk: unknown, encoding?: unknown, done?: unknown) => {
      write(chunk);
      const callback = typeof encoding === 'function' ? encoding : done;
      if (typeof callback === 'function') queueMicrotask(callback as () => void);
      return true;
    }) as typeof stream.write;
  }
  const isOutput = (descriptor: unknown) => descriptor === 1 || descriptor === 2;
  const { writeSync, write: writeAsync } = fs;
  fs.writeSync = ((descriptor: number, chunk: unknown, ...others: unknown[]) =>
    isOutput(descriptor)
      ? write(chunk)
      : (writeSync as (...args: unknown[]) => number)(descriptor, chunk, ...others)) as typeof fs.writeSync;
  fs.write = ((descriptor: number, chunk: unknown, ...others: unknown[]) => {
    if (!isOutput(descriptor))
      return (writeAsync as (...args: unknown[]) => void)(descriptor, chunk, ...others);
    const written = write(chunk);
    const callback = others.at(-1);
    if (typeof callback === 'function') setImmediate(() => callback(null, written, chunk));
  }) as typeof fs.write;
}
