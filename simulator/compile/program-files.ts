import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, resolve, sep } from 'node:path';

/** Where an npm package's files stand in for `miniprogram_npm/<name>` of the program. */
export interface PackageMount {
  /** Below the program's root, `miniprogram_npm/tdesign-miniprogram`. */
  at: string;
  folder: string;
}

/** Thrown before anything can be compiled: there is no program at all. */
export class NoProgramError extends Error {}

/**
 * The folder with app.json: `projectDir` itself or what its project.config.json names as `miniprogramRoot`.
 * @throws NoProgramError with a sentence that names the folder
 */
export function locateProgram(projectDir: string): string {
  const folder = resolve(projectDir);
  if (existsSync(join(folder, 'app.json'))) return folder;
  const project = join(folder, 'project.config.json');
  if (existsSync(project)) {
    const { miniprogramRoot } = JSON.parse(readFileSync(project, 'utf8')) as { miniprogramRoot?: string };
    const below = resolve(folder, miniprogramRoot ?? '.');
    if (existsSync(join(below, 'app.json'))) return below;
  }
  throw new NoProgramError(`There is no app.json in ${folder}, nor where its project.config.json points.`);
}

/**
 * The files of one program under the paths that the program uses for them: npm packages appear as
 * `miniprogram_npm/<name>/…`, whether they were packed there or still are in node_modules.
 */
export class ProgramFiles {
  readonly mounts: PackageMount[] = [];
  /** `resolveAlias` of app.json: `{ "@behaviors/*": "behaviors/*" }`, paths from the root. */
  aliases: Readonly<Record<string, string>> = {};
  private readonly read = new Map<string, { stamp: string; text: string }>();

  constructor(readonly root: string) {}

  /** Absolute path on disk of a path below the program's root. */
  onDisk(path: string): string {
    let best: PackageMount | undefined;
    for (const mount of this.mounts) {
      if (path.startsWith(`${mount.at}/`) && mount.at.length > (best?.at.length ?? 0)) best = mount;
    }
    return best ? join(best.folder, path.slice(best.at.length + 1)) : join(this.root, path);
  }

  /** The program's path of a file on disk, or undefined when it is outside of the program. */
  inProgram(file: string): string | undefined {
    for (const mount of this.mounts) {
      if (file.startsWith(mount.folder + sep)) {
        return posix.join(
          mount.at,
          file
            .slice(mount.folder.length + 1)
            .split(sep)
            .join('/'),
        );
      }
    }
    if (file.startsWith(this.root + sep)) {
      return file
        .slice(this.root.length + 1)
        .split(sep)
        .join('/');
    }
    return undefined;
  }

  exists(path: string): boolean {
    const file = this.onDisk(path);
    return existsSync(file) && statSync(file).isFile();
  }

  /** Changes when the file changes; empty when there is none. */
  stamp(path: string): string {
    try {
      const { mtimeMs, size } = statSync(this.onDisk(path));
      return `${mtimeMs}:${size}`;
    } catch {
      return '';
    }
  }

  /** The file's text, or undefined when there is none; read again only when it changed. */
  text(path: string): string | undefined {
    const stamp = this.stamp(path);
    if (stamp === '') return undefined;
    const known = this.read.get(path);
    if (known?.stamp === stamp) return known.text;
    const text = readFileSync(this.onDisk(path), 'utf8').replace(/^\uFEFF/, '');
    this.read.set(path, { stamp, text });
    return text;
  }

  /** True for files that came with an npm package, whose author is not the program's. */
  fromPackage(path: string): boolean {
    return path.startsWith('miniprogram_npm/') || path.includes('/miniprogram_npm/');
  }

  /**
   * Resolves a reference as WeChat does: by `resolveAlias`, absolute from the root, relative to the referring file, then as a package in the
   * nearest miniprogram_npm upwards, then as a package in node_modules by the `miniprogram` field of its package.json. What
   * names a folder means the `index` in it.
   * @param endings what may follow, `['.json']`; the first that exists wins
   * @returns the path below the root without the ending, or undefined
   */
  resolve(from: string, named: string, endings: readonly string[]): string | undefined {
    const reference = this.withoutAlias(named);
    const found = (path: string) =>
      [path, `${path}/index`].find((one) => endings.some((ending) => this.exists(one + ending)));
    if (reference.startsWith('/')) return found(posix.normalize(reference.slice(1)));
    const relative = found(posix.join(posix.dirname(from), reference));
    if (relative !== undefined || reference.startsWith('.')) return relative;
    for (const at of this.packageFolders(from, reference)) {
      const path = found(posix.join(at.path, at.rest));
      if (path !== undefined) return path;
    }
    return undefined;
  }

  private withoutAlias(reference: string): string {
    for (const [alias, target] of Object.entries(this.aliases)) {
      const [start = '', rest] = alias.split('*');
      if (rest === undefined ? reference !== alias : !reference.startsWith(start)) continue;
      return posix.join('/', target.replace('*', reference.slice(start.length)));
    }
    return reference;
  }

  private *packageFolders(from: string, reference: string): Generator<{ path: string; rest: string }> {
    const parts = reference.split('/');
    const name = reference.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '');
    const rest = parts.slice(name.split('/').length).join('/') || 'index';
    for (let at = posix.dirname(from); ; at = posix.dirname(at)) {
      yield { path: posix.join(at === '.' ? '' : at, 'miniprogram_npm', name), rest };
      if (at === '.' || at === '/') break;
    }
    const mounted = this.mountPackage(name);
    if (mounted) yield { path: mounted, rest };
  }

  private mountPackage(name: string): string | undefined {
    const at = `miniprogram_npm/${name}`;
    if (this.mounts.some((mount) => mount.at === at)) return at;
    for (let folder = this.root; ; folder = dirname(folder)) {
      const manifest = join(folder, 'node_modules', name, 'package.json');
      if (existsSync(manifest)) {
        const { miniprogram } = JSON.parse(readFileSync(manifest, 'utf8')) as { miniprogram?: string };
        const beside = join(folder, 'node_modules', name, miniprogram ?? 'miniprogram_dist');
        if (!existsSync(beside)) return undefined;
        this.mounts.push({ at, folder: resolve(beside) });
        return at;
      }
      if (dirname(folder) === folder) return undefined;
    }
  }
}
