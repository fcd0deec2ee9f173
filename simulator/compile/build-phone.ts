import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { PhoneBundler } from './bundle-phone';
import { ProgramCompiler } from './compile-program';
import { locateProgram, ProgramFiles } from './program-files';

/**
 * What the shell asks for when it wants a program to run in the phone's iframe.
 *
 * The iframe's document, written by the shell, loads in this order:
 *   1. the shell's own script, which sets `window.__startPhone = (createProgram) => void`
 *   2. `<link rel="stylesheet" href="phone.css">`
 *   3. `<script src="phone.js">`
 *
 * `phone.js` (framework + runtime + built-in components + program, one IIFE) does nothing at load time but call
 * `window.__startPhone(createProgram)`. The shell then builds its {@link PhoneHost}, calls `createProgram(host)`, installs
 * `window.wx = createWx(host)` and only then `program.launch(path)`: program code is not run before `launch`.
 *
 * Pages are put into the element that the host names (`host.viewport`), one child element per page.
 *
 * Paths of local images and fonts, in wxml and wxss, resolve to `/program/<path below the program's root>`; the shell serves
 * {@link PhoneBuild.programRoot} there, and {@link PhoneBuild.mounts} for npm packages.
 */
export interface CompileProblem {
  /** Path relative to the program's root, as the author knows it. */
  file: string;
  /** From 1; 0 when the problem has no line (a missing file). */
  line: number;
  message: string;
}

export interface PhoneBuild {
  /** Absolute path of the folder that holds app.json. */
  programRoot: string;
  /** Address prefixes to serve in addition to `/program/` → programRoot; the longest prefix wins. */
  mounts: { prefix: string; folder: string }[];
  /** Absolute paths of what was written. */
  files: string[];
  /** Empty when the program is sound; the phone is written only if there is no error. */
  errors: CompileProblem[];
  /** Compiler warnings (unknown attribute syntax, component declared but missing …): shown, not fatal. */
  warnings: CompileProblem[];
  /** Routes in the order of app.json, sub-packages included. */
  pages: string[];
  /** Milliseconds. */
  duration: number;
}

export interface PhoneBuildOptions {
  /** Folder with app.json, or with project.config.json whose `miniprogramRoot` names it. */
  projectDir: string;
  /** phone.js and phone.css are written here. */
  outDir: string;
}

export type { CreateProgram } from '../runtime/phone';

/** Builds a program for the phone, once. @throws NoProgramError when there is no app.json; all other faults are in `errors`. */
export async function buildPhone(options: PhoneBuildOptions): Promise<PhoneBuild> {
  const builder = createPhoneBuilder(options);
  try {
    return await builder.build();
  } finally {
    await builder.dispose();
  }
}

/** For watching: each `build()` does again only what changed on disk since the last one. */
export interface PhoneBuilder {
  build(): Promise<PhoneBuild>;
  dispose(): Promise<void>;
}

/** @throws NoProgramError when there is no app.json. */
export function createPhoneBuilder({ projectDir, outDir }: PhoneBuildOptions): PhoneBuilder {
  const programRoot = locateProgram(projectDir);
  const files = new ProgramFiles(programRoot);
  const compiler = new ProgramCompiler(files);
  const bundler = new PhoneBundler(files, resolve(outDir));
  return {
    async build() {
      const start = performance.now();
      mkdirSync(resolve(outDir), { recursive: true });
      const program = await compiler.compile();
      const { errors, warnings, collected } = program;
      const written = errors.length === 0 ? await bundler.bundle(program, errors) : [];
      return {
        programRoot,
        mounts: files.mounts.map(({ at, folder }) => ({ prefix: `/program/${at}/`, folder })),
        files: written,
        errors,
        warnings,
        pages: collected.app.pages,
        duration: performance.now() - start,
      };
    },
    dispose: () => bundler.dispose(),
  };
}
