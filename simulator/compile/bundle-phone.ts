import { dirname, join } from 'node:path';
import { type BuildContext, context, type Message, type OnLoadResult, type Plugin, transform } from 'esbuild';
import type { CompileProblem } from './build-phone';
import type { CompiledProgram } from './compile-program';
import type { ProgramFiles } from './program-files';
import { simulatorFolder } from './simulator-folder';

const entryName = 'phone-entry';
/** What may follow the name of a module, in this order. */
const moduleEndings = ['.ts', '.js', '', '.json'];

/** Bundles framework, runtime, built-in components and the program's scripts into phone.js; keeps esbuild's state between runs. */
export class PhoneBundler {
  private bundling: BuildContext | undefined;
  private entry = '';

  constructor(
    private readonly files: ProgramFiles,
    private readonly outDir: string,
  ) {}

  /** Writes phone.js and phone.css. Scripts' errors are told with file and line; then nothing is written. */
  async bundle(program: CompiledProgram, errors: CompileProblem[]): Promise<string[]> {
    this.entry = entrySource(program);
    this.bundling ??= await this.start();
    try {
      await this.bundling.rebuild();
    } catch (failure) {
      const messages = (failure as { errors?: Message[] }).errors;
      if (!messages) throw failure;
      for (const message of messages) errors.push(this.asProblem(message));
      return [];
    }
    return [join(this.outDir, 'phone.js'), join(this.outDir, 'phone.css')];
  }

  async dispose(): Promise<void> {
    await this.bundling?.dispose();
    this.bundling = undefined;
  }

  private start(): Promise<BuildContext> {
    const simulator = simulatorFolder();
    return context({
      entryPoints: { phone: entryName },
      outdir: this.outDir,
      absWorkingDir: dirname(simulator),
      bundle: true,
      format: 'iife',
      platform: 'browser',
      target: 'chrome110',
      sourcemap: 'linked',
      charset: 'utf8',
      // Half of it is white space, and a modest phone reads it all before it starts. Names stay: problems tell them.
      minifyWhitespace: true,
      legalComments: 'none',
      logLevel: 'silent',
      mainFields: ['module', 'main'],
      define: { 'process.env.NODE_ENV': '"development"' },
      plugins: [this.programPlugin(simulator)],
    });
  }

  private programPlugin(simulator: string): Plugin {
    return {
      name: 'program',
      setup: (build) => {
        build.onResolve({ filter: new RegExp(`^${entryName}$`) }, () => ({
          path: entryName,
          namespace: 'phone',
        }));
        build.onLoad({ filter: /.*/, namespace: 'phone' }, () => ({
          contents: this.entry,
          loader: 'js',
          resolveDir: simulator,
        }));
        build.onResolve({ filter: /^program:/ }, ({ path }) => ({
          path: this.files.onDisk(path.slice('program:'.length)),
        }));
        build.onResolve({ filter: /.*/ }, ({ path, importer, kind }) => {
          if (kind === 'entry-point') return undefined;
          const from = this.files.inProgram(importer);
          if (from === undefined) return undefined;
          const target = this.files.resolve(from, path, moduleEndings);
          const ending = moduleEndings.find((one) => this.files.exists(`${target}${one}`));
          return ending === undefined ? undefined : { path: this.files.onDisk(target + ending) };
        });
        build.onLoad({ filter: /\.[jt]s$/ }, ({ path }) => this.mixedModule(path));
      },
    };
  }

  /** Imports beside `module.exports`: WeChat makes CommonJS of every module by itself, so that both may stand in one. */
  private async mixedModule(path: string): Promise<OnLoadResult | undefined> {
    const at = this.files.inProgram(path);
    const source = at === undefined ? undefined : this.files.text(at);
    if (source === undefined || !/^\s*import\b/m.test(source) || !/\bmodule\.exports\b/.test(source))
      return undefined;
    const loader = path.endsWith('.ts') ? 'ts' : 'js';
    const { code } = await transform(source, {
      loader,
      format: 'cjs',
      sourcemap: 'inline',
      sourcefile: path,
      logLevel: 'silent',
    }).catch(() => ({ code: source })); // what is wrong with it is told by the bundle
    return { contents: code, loader: code === source ? loader : 'js', resolveDir: dirname(path) };
  }

  private asProblem({ text, location }: Message): CompileProblem {
    const file = location ? join(dirname(simulatorFolder()), location.file) : '';
    return {
      file: this.files.inProgram(file) ?? location?.file ?? 'app.json',
      line: location?.line ?? 0,
      message: text,
    };
  }
}

/** The entry is JavaScript: data of the compiler as literals, scripts as functions that run them once, when asked to. */
function entrySource({ collected, templates, styles, chunks }: CompiledProgram): string {
  const keys = [...chunks.keys()];
  const units = [...collected.units.values()];
  const scripts = [
    ...(collected.appScript ? [{ path: 'app', script: collected.appScript }] : []),
    ...units.filter((unit) => unit.script !== ''),
  ];
  const lines = [
    `import { startPhone } from './runtime/program';`,
    `import './components/base.css';`,
    `import './components/moving-and-playing.css';`,
    `startPhone({`,
    `app: ${JSON.stringify(collected.app)},`,
    `theme: ${JSON.stringify(collected.theme ?? {})},`,
    `units: ${JSON.stringify(Object.fromEntries(units.map(({ path, page, fromPackage, config, uses }) => [path, { page, fromPackage, config, uses }])))},`,
    `styles: ${JSON.stringify(Object.fromEntries(Object.entries(styles).map(([path, list]) => [path, list.map((key) => keys.indexOf(key))])))},`,
    `chunks: ${JSON.stringify([...chunks.values()])},`,
    `templates: () => (${templates.code}),`,
    'scripts: {',
    ...scripts.map(
      ({ path, script }) => `${JSON.stringify(path)}: () => require(${JSON.stringify(`program:${script}`)}),`,
    ),
    '},',
    '});',
  ];
  return lines.join('\n');
}
