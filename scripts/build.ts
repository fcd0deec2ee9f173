import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { buildMiniprogram, distProjectConfig } from './build/miniprogram';
import { readyFunctions } from './build/ready-functions';
import { repositoryRoot } from './root';

/**
 * `npm run build`: everything that is deployed, into `dist/`.
 * `--functions` alone builds the functions into the cache (if they are not there yet) and prints one JSON line `{"functions"}`:
 * how tests and the other commands get them. `--program DIR` builds the mini program alone, into DIR. `--root DIR` builds another project of the same layout.
 */
async function main(args: string[]): Promise<void> {
  const at = args.indexOf('--root');
  const root = at >= 0 ? resolve(args[at + 1] ?? '') : repositoryRoot();
  if (args.includes('--functions')) {
    console.log(JSON.stringify({ functions: await readyFunctions(root) }));
    return;
  }
  const to = args.indexOf('--program');
  if (to >= 0) {
    await buildProgram(root, resolve(args[to + 1] ?? ''));
    return;
  }
  const dist = join(root, 'dist');
  const functions = await readyFunctions(root);
  await rm(join(dist, 'cloudfunctions'), { recursive: true, force: true });
  await cp(functions, join(dist, 'cloudfunctions'), { recursive: true });
  const files = await buildProgram(root, dist);
  console.log(
    `dist/cloudfunctions and dist/miniprogram (${files} files) are built; dist/ opens in WeChat DevTools.`,
  );
}

/** The mini program and its project file into `out`. */
async function buildProgram(root: string, out: string): Promise<number> {
  await mkdir(out, { recursive: true });
  const files = await buildMiniprogram({
    program: join(root, 'miniprogram'),
    nodeModules: join(root, 'node_modules'),
    out: join(out, 'miniprogram'),
  });
  const project = join(root, 'project.config.json');
  await writeFile(join(out, 'project.config.json'), distProjectConfig(await readFile(project, 'utf8')));
  return files;
}

main(process.argv.slice(2)).catch((error: Error) => {
  console.error(`The build failed: ${error.message}`);
  process.exit(1);
});
