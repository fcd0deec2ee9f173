import { posix } from 'node:path';
import { transform } from 'esbuild';
import { TmplGroup } from 'glass-easel-template-compiler';
import type { CompileProblem } from './build-phone';
import { lineAt } from './json-file';
import type { ProgramFiles } from './program-files';
import { wxsToJavaScript } from './wxs-source';

interface TemplateMessage {
  isError: boolean;
  level: string;
  message: string;
  path: string;
  startLine: number;
}

/** All templates of a program as one JavaScript expression: an object from path to template. */
export interface CompiledTemplates {
  code: string;
  /** Paths of all wxml and wxs files read, with ending: a rebuild looks at their times. */
  sources: string[];
}

/** Messages that glass-easel's compiler calls a warning and on which WeChat's compiler stops. */
const fatalMessages = /end tag/;
/** The other way round: what stands inside of a `slot` is left out by WeChat's compiler, without a word. */
const harmlessMessages = /^child nodes are not allowed/;

/**
 * Compiles the templates of `units` with all that they import, include and require.
 * Problems carry the line in the file; only those in `errors` make the program unusable.
 */
export async function compileTemplates(
  files: ProgramFiles,
  units: Iterable<string>,
  errors: CompileProblem[],
  warnings: CompileProblem[],
): Promise<CompiledTemplates> {
  const group = new TmplGroup();
  group.setExtraRuntimeScript(
    'Q.A=function(a){return globalThis.__wxsObserver(a)};Q.C=function(a,b,c,d){return globalThis.__wxsListener(a,b,c,d)};',
  );
  const sources = new Set<string>();
  const scripts: [path: string, source: string][] = [];

  const addTemplate = (path: string, namedBy: string): void => {
    const file = `${path}.wxml`;
    if (sources.has(file)) return;
    sources.add(file);
    const text = files.text(file);
    if (text === undefined) {
      if (namedBy)
        errors.push({
          file: namedBy,
          line: lineOfPath(files, namedBy, path),
          message: `imports "${file}", which is not there`,
        });
      return;
    }
    for (const message of group.addTmpl(path, text) as TemplateMessage[]) {
      const fatal =
        (message.isError && !harmlessMessages.test(message.message)) || fatalMessages.test(message.message);
      if (!fatal && files.fromPackage(path)) continue;
      (fatal ? errors : warnings).push({ file, line: message.startLine + 1, message: message.message });
    }
    for (const name of group.getInlineScriptModuleNames(path) as string[]) {
      const source = group.getInlineScript(path, name);
      const line = text.indexOf(source) < 0 ? 1 : lineAt(text, text.indexOf(source));
      scripts.push([`${file}:${line}`, source]);
      group.setInlineScript(path, name, wxsToJavaScript(source));
    }
    for (const dependency of group.getDirectDependencies(path) as string[])
      addTemplate(withoutEnding(dependency, '.wxml'), file);
    for (const dependency of group.getScriptDependencies(path) as string[]) addScript(dependency, file);
  };

  const addScript = (path: string, namedBy: string): void => {
    const file = path.endsWith('.wxs') ? path : `${path}.wxs`;
    if (sources.has(`${path} as script`)) return;
    sources.add(`${path} as script`);
    const source = files.text(file);
    if (source === undefined) {
      errors.push({
        file: namedBy,
        line: lineOfPath(files, namedBy, path),
        message: `requires "${file}", which is not there`,
      });
      return;
    }
    sources.add(file);
    scripts.push([file, source]);
    group.addScript(path, wxsToJavaScript(source));
    for (const [, reference] of source.matchAll(/require\(\s*['"](.+?)['"]\s*\)/g)) {
      if (reference)
        addScript(
          reference.startsWith('/') ? reference.slice(1) : posix.join(posix.dirname(path), reference),
          file,
        );
    }
  };

  for (const path of units) addTemplate(path, '');
  await Promise.all(scripts.map(([place, source]) => checkScript(place, source, errors)));
  const templates = [...sources].filter(
    (source) => files.text(source) !== undefined && source.endsWith('.wxml'),
  );
  const code = onDemand(
    group,
    templates.map((source) => withoutEnding(source, '.wxml')),
  );
  group.free();
  return { code, sources: [...sources].filter((source) => !source.endsWith(' as script')) };
}

/** The group's code with each template made when it is first asked for: a program has many more than its first page shows. */
function onDemand(group: TmplGroup, paths: string[]): string {
  const whole = group.getTmplGenObjectGroups();
  const starts = paths
    .map((path) => whole.indexOf(`G[${JSON.stringify(path)}]=(()=>{`))
    .filter((at) => at >= 0);
  // All that stands before the first template: the run time and the scripts.
  const before = whole.slice(0, Math.min(...starts));
  const made = paths.map(
    (path) => `${JSON.stringify(path)}:${JSON.stringify(`(${group.getTmplGenObject(path)})`)}`,
  );
  // Templates are kept as text: even a function that never runs is read by the browser. Each is evaluated where it sees the run time;
  // the function of its own around them all keeps `eval` away from the scopes of the program.
  const own = `${before}for(var p of Object.keys(S))Object.defineProperty(G,p,{configurable:true,enumerable:true,get:(p=>()=>{var value=eval(S[p]);Object.defineProperty(G,p,{value});return value})(p)});return G})()`;
  return `new Function("S",${JSON.stringify(`return ${own}`)})({${made.join(',')}})`;
}

function withoutEnding(path: string, ending: string): string {
  return path.endsWith(ending) ? path.slice(0, -ending.length) : path;
}

function lineOfPath(files: ProgramFiles, file: string, path: string): number {
  const text = files.text(file) ?? '';
  const at = text.indexOf(posix.basename(path));
  return at < 0 ? 1 : lineAt(text, at);
}

async function checkScript(place: string, source: string, errors: CompileProblem[]): Promise<void> {
  const [file = '', line = '1'] = place.split(':');
  try {
    await transform(source, { loader: 'js', format: 'cjs', logLevel: 'silent' });
  } catch (error) {
    for (const { text, location } of (error as { errors: { text: string; location?: { line: number } }[] })
      .errors) {
      errors.push({ file, line: (location?.line ?? 1) + Number(line) - 1, message: text });
    }
  }
}
