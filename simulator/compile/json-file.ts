import type { CompileProblem } from './build-phone';
import type { ProgramFiles } from './program-files';

/** Line (from 1) of a character offset. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

/** Line of the first place where `key` stands as a JSON string; 1 when it stands nowhere. */
export function lineOfString(text: string, key: string): number {
  const at = text.indexOf(JSON.stringify(key));
  return at < 0 ? 1 : lineAt(text, at);
}

/**
 * Reads a JSON file of the program.
 * @returns undefined when it is missing or broken; broken is told in `problems` with its line
 */
export function readJson(
  files: ProgramFiles,
  path: string,
  problems: CompileProblem[],
): Record<string, unknown> | undefined {
  const text = files.text(path);
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
    problems.push({ file: path, line: 1, message: 'must be a JSON object' });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const position = /position (\d+)/.exec(message);
    const line = position ? lineAt(text, Number(position[1])) : lineAt(text, text.length);
    problems.push({ file: path, line, message: `is not JSON: ${message}` });
  }
  return undefined;
}
