import type { StyleChunk } from '../compile/compile-wxss';
import type { CreateProgram } from './phone';

/** One page or component as the compiler hands it over. */
export interface CompiledUnit {
  page: boolean;
  /** Came with an npm package: its setData calls are not counted, its compiler warnings not told. */
  fromPackage: boolean;
  config: Record<string, unknown> & { usingComponents?: Record<string, string> };
  uses: string[];
}

/** What `phone.js` carries of the program. */
export interface CompiledParts {
  app: Record<string, unknown> & { pages: string[] };
  theme: { light?: Record<string, string>; dark?: Record<string, string> };
  units: Record<string, CompiledUnit>;
  /** Per unit, and `app`, the indexes of its chunks in order. */
  styles: Record<string, number[]>;
  chunks: StyleChunk[];
  templates(): Record<string, unknown>;
  /** Runs a unit's script; the second call does nothing. */
  scripts: Record<string, () => unknown>;
}

declare global {
  interface Window {
    /** Set by the shell's own script, which the phone's document loads before `phone.js`. */
    __startPhone?: (createProgram: CreateProgram) => void;
  }
}
