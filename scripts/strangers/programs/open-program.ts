import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmulator } from '../../../emulator/index';
import { buildPhone } from '../../../simulator/compile/build-phone';
import type { DrivenPhone } from '../../../simulator/driver/driven-phone';
import { launchPhone } from '../../../simulator/driver/launch-phone';
import { startSimulator } from '../../../simulator/index';
import { repositoryRoot } from '../../root';
import type { Finding } from '../run-stranger';
import { OF_THE_SOURCE } from './own-source';
import type { StrangerProgram } from './stranger-program';

const FONT = join(
  repositoryRoot(),
  ...['node_modules', '@fontsource', 'noto-serif-sc', 'files', 'noto-serif-sc-latin-400-normal.woff2'],
);
const DOT =
  '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8" fill="#ccc"/></svg>';

/**
 * Compiles a program and opens each of its pages on a phone of its own, as the first page. Nothing is asked of the net:
 * a font and a dot stand for what would come from there.
 *
 * @param checkouts the folder in which the checkout lies
 * @param tell hears of each page, and of each remark
 * @param only words of the routes to open; none: all pages
 * @throws Error when there is no checkout
 */
export async function openProgram(
  program: StrangerProgram,
  checkouts: string,
  tell: (finding: Finding) => void,
  only = '',
): Promise<void> {
  const checkout = join(checkouts, program.folder);
  if (!existsSync(checkout))
    throw new Error(
      `There is no ${checkout}. Get the project first: git clone --recurse-submodules ${program.repository} ${checkout}`,
    );
  const home = mkdtempSync(join(tmpdir(), `${program.folder}-`));
  try {
    const projectDir = await program.layOut(checkout, home);
    const build = await buildPhone({ projectDir, outDir: join(home, 'out') });
    for (const { file, line, message } of [...build.errors, ...build.warnings])
      tell(judge(program, `${file}:${line}`, message));
    const count = `${build.pages.length} pages`;
    tell({ what: count, problem: build.pages.length < program.pages ? `${program.pages} expected` : '' });
    if (build.errors.length > 0) return;
    const functions = join(home, 'no-functions');
    mkdirSync(functions);
    const emulator = await startEmulator({ data: join(home, 'data'), functions, project: program.project });
    const simulator = await startSimulator({ projectDir, emulatorUrl: emulator.url });
    const urls = { simulatorUrl: simulator.url, emulatorUrl: emulator.url };
    try {
      for (const route of build.pages.filter((page) => page.includes(only))) {
        const phone = await launchPhone({ ...urls, pixelRatio: 1, patience: 30_000 });
        try {
          for (const finding of await openPage(phone, route, program)) tell(finding);
        } finally {
          await phone.page.unrouteAll({ behavior: 'ignoreErrors' });
          await phone.close();
        }
      }
    } finally {
      await simulator.close();
      await emulator.close();
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

async function openPage(phone: DrivenPhone, route: string, program: StrangerProgram): Promise<Finding[]> {
  await phone.page.route(
    (url) => url.hostname !== '127.0.0.1',
    (asked) => asked.fulfill(answerOf(asked.request().resourceType())),
  );
  const problems: string[] = [];
  try {
    await phone.open(`${route}${program.queries?.[route] ?? ''}`);
    if (!(await phone.pageRoute())) problems.push('no page is shown');
  } catch (error) {
    problems.push((error as Error).message);
  }
  problems.push(...(await phone.problems()));
  if (problems.length === 0) return [{ what: route, problem: '' }];
  return problems.map((problem) => judge(program, route, problem));
}

/** A font and a dot for every font and picture of the net; nothing for the rest. */
function answerOf(kind: string) {
  const headers = { 'access-control-allow-origin': '*' };
  if (kind === 'font') return { path: FONT, headers };
  if (kind === 'image') return { body: DOT, contentType: 'image/svg+xml', headers };
  return { status: 204, headers };
}

/** A remark on the program's own source, which a phone makes as well, is none of the simulator. */
function judge({ ownFaults = [] }: StrangerProgram, what: string, problem: string): Finding {
  const own = [...ownFaults, ...OF_THE_SOURCE].find(
    ({ on, remark }) => on.test(what) && remark.test(problem),
  );
  return own ? { what, problem: '', note: `${own.because}: ${problem}` } : { what, problem };
}
