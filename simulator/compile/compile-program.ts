import type { CompileProblem } from './build-phone';
import { type CollectedProgram, collectProgram } from './collect-program';
import { type CompiledTemplates, compileTemplates } from './compile-wxml';
import { type StyleChunk, StyleCompiler } from './compile-wxss';
import type { ProgramFiles } from './program-files';

/** Everything of a program but its scripts, which esbuild bundles (bundle-phone.ts). */
export interface CompiledProgram {
  collected: CollectedProgram;
  templates: CompiledTemplates;
  /** Chunk keys of each unit's stylesheet, `app` included. */
  styles: Record<string, string[]>;
  chunks: Map<string, StyleChunk>;
  errors: CompileProblem[];
  warnings: CompileProblem[];
}

/** Compiles a program again and again; files that did not change (by time and size) are not read again. */
export class ProgramCompiler {
  private templates:
    | { key: string; value: CompiledTemplates; errors: CompileProblem[]; warnings: CompileProblem[] }
    | undefined;
  private readonly styleErrors: CompileProblem[] = [];
  private readonly styleWarnings: CompileProblem[] = [];
  private readonly styleCompiler: StyleCompiler;

  constructor(private readonly files: ProgramFiles) {
    this.styleCompiler = new StyleCompiler(files, this.styleErrors, this.styleWarnings);
  }

  async compile(): Promise<CompiledProgram> {
    const errors: CompileProblem[] = [];
    const warnings: CompileProblem[] = [];
    const collected = collectProgram(this.files, errors);
    const templates = await this.compileTemplates([...collected.units.keys()], errors, warnings);
    const chunks = new Map<string, StyleChunk>();
    this.styleErrors.length = 0;
    this.styleWarnings.length = 0;
    const styles: Record<string, string[]> = { app: this.styleCompiler.unit('app', 'app', chunks) };
    for (const unit of collected.units.values()) {
      styles[unit.path] = this.styleCompiler.unit(unit.path, unit.page ? 'page' : 'component', chunks);
    }
    errors.push(...distinct(this.styleErrors));
    warnings.push(...distinct(this.styleWarnings));
    return { collected, templates, styles, chunks, errors, warnings };
  }

  private async compileTemplates(units: string[], errors: CompileProblem[], warnings: CompileProblem[]) {
    const stamps = (sources: string[]) =>
      sources.map((source) => `${source}=${this.files.stamp(source)}`).join('\n');
    const key = (sources: string[]) => `${units.join('\n')}\n\n${stamps(sources)}`;
    if (this.templates?.key !== key(this.templates?.value.sources ?? [])) {
      const found = { errors: [] as CompileProblem[], warnings: [] as CompileProblem[] };
      const value = await compileTemplates(this.files, units, found.errors, found.warnings);
      this.templates = { key: key(value.sources), value, ...found };
    }
    errors.push(...this.templates.errors);
    warnings.push(...this.templates.warnings);
    return this.templates.value;
  }
}

function distinct(problems: CompileProblem[]): CompileProblem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const key = JSON.stringify(problem);
    return seen.has(key) ? false : seen.add(key);
  });
}
