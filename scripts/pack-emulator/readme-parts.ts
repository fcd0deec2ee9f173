interface File {
  readonly path: string;
  readonly text: string;
}

/** What the emulator's README has a stranger type, and the files that it shows. */
export interface ReadmeParts {
  readonly install: string;
  readonly start: string;
  /** Its `--exec` line for a shell. */
  readonly exec: string;
  /** What CI runs, line by line. */
  readonly ci: readonly string[];
  readonly test: File;
  readonly functionFiles: readonly File[];
}

/** @throws Error when one of them does not stand there any more */
export function readmeOf(text: string): ReadmeParts {
  const found = (what: string, pattern: RegExp): string => {
    const match = pattern.exec(text)?.[1];
    if (match === undefined) throw new Error(`The README shows no ${what}.`);
    return match;
  };
  const files = [...text.matchAll(/```js\n\/\/ ([^\s:]+)[^\n]*\n([\s\S]*?)```/g)].map(
    ([whole, path = '']) => ({
      path,
      text: whole.replace(/^```js\n|```$/g, ''),
    }),
  );
  const test = files.find(({ path }) => path.endsWith('.test.js'));
  const functionFiles = files.filter((file) => file !== test);
  if (!test || functionFiles.length === 0) throw new Error('The README shows no test, or no function.');
  return {
    install: found('line that installs it', /^(npm install --save-dev \S+\.tgz.*)$/m),
    start: found('line that starts it', /^(npx wechat-cloud-emulator .*--port \d+)$/m),
    exec: found('line that runs a test', /^(npx wechat-cloud-emulator .*--exec .*)$/m),
    ci: [...text.matchAll(/^ {6}- run: (.*)$/gm)].map(([, line = '']) => line),
    test,
    functionFiles,
  };
}
