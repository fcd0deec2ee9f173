import { dirname, resolve } from 'node:path';

/** A function's program in one text, and the files that it was made from. */
export interface SourceCode {
  readonly code: string;
  readonly files: readonly string[];
}

/**
 * Makes one text of a function that is written in TypeScript; packages stay outside, stack traces and breakpoints find the source.
 * @param entry absolute path of `index.ts`
 * @throws Error with the compiler's sentence
 */
export async function compiledSource(entry: string): Promise<SourceCode> {
  const { build } = await import('esbuild');
  const folder = dirname(entry);
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    absWorkingDir: folder,
    bundle: true,
    write: false,
    metafile: true,
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: 'inline',
    sourceRoot: folder,
    outfile: `${entry}.js`,
    logLevel: 'silent',
  });
  return {
    code: outputFiles[0]?.text ?? '',
    files: Object.keys(metafile.inputs).map((file) => resolve(folder, file)),
  };
}
