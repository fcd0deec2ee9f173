import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as ci from 'miniprogram-ci';
import { packageSizes } from './official/package-sizes';
import type { OfficialReport } from './official/report';

/** Limits of an ordinary mini program, in MB and pieces; what `project.attr` asks WeChat for. */
const ordinaryAccount = {
  appType: 0,
  isSuperAdmin: false,
  gameApp: false,
  released: true,
  setting: {
    MaxCodeSize: 2,
    MaxSubpackageSubCodeSize: 2,
    MaxSubpackageFullCodeSize: 30,
    NavigateMiniprogramLimit: 10,
    MaxLongUrlLength: 0,
    MinTabbarCount: 2,
    MaxTabbarCount: 5,
    MaxTabbarIconSize: 40,
  },
};

/**
 * WeChat's own compiler and its code-quality checks, offline: `node scripts/run.mjs official --project DIR [--pack-npm]` prints one
 * JSON line. A command of its own because miniprogram-ci keeps the process open. Nothing is sent: what WeChat would say of the account is
 * answered with the constants of an ordinary one, and the upload key is made here and thrown away.
 */
async function main(args: string[]): Promise<OfficialReport> {
  const at = args.indexOf('--project');
  if (at < 0) throw new Error('Say which project: --project DIR');
  const folder = resolve(args[at + 1] ?? '');
  const temporary = mkdtempSync(join(tmpdir(), 'official-'));
  const privateKeyPath = join(temporary, 'throw-away.key');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(privateKeyPath, privateKey.export({ type: 'pkcs1', format: 'pem' }), { mode: 0o600 });
  try {
    const packedNpm = args.includes('--pack-npm') ? await packNpm(folder) : undefined;
    const project = new ci.Project({
      appid: 'wx0123456789abcdef',
      type: 'miniProgram',
      projectPath: folder,
      privateKeyPath,
      ignores: ['node_modules/**/*'],
    });
    Object.assign(project, { attr: async () => ordinaryAccount });
    const zip = join(temporary, 'compiled.zip');
    const errors: string[] = [];
    try {
      await ci.getCompiledResult(
        { project, version: '0.0.0', desc: '', setting: uploadSetting, onProgressUpdate: () => {} },
        zip,
      );
    } catch (error) {
      errors.push((error as Error).message);
    }
    const checks = errors.length > 0 ? [] : await quality(project);
    const sizes = errors.length > 0 ? { main: 0, all: 0, parts: {} } : packageSizes(zip, folder);
    return { errors, checks, sizes, ...(packedNpm === undefined ? {} : { packedNpm }) };
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

const uploadSetting = {
  es6: true,
  minify: true,
  minifyJS: true,
  minifyWXML: true,
  minifyWXSS: true,
};

async function packNpm(folder: string): Promise<number> {
  const { miniProgramPackNum, otherNpmPackNum } = (await ci.packNpmManually({
    packageJsonPath: join(folder, 'package.json'),
    miniprogramNpmDistDir: join(folder, 'miniprogram'),
  })) as { miniProgramPackNum: number; otherNpmPackNum: number };
  return miniProgramPackNum + otherNpmPackNum;
}

async function quality(project: ci.Project): Promise<OfficialReport['checks']> {
  const results = (await ci.checkCodeQuality(project)) as {
    name: string;
    success: boolean;
    detail?: unknown;
  }[];
  return results.map(({ name, success, detail }) => ({
    name,
    success,
    ...(success ? {} : { detail: JSON.stringify(detail) }),
  }));
}

main(process.argv.slice(2)).then(
  (report) => {
    process.stdout.write(`${JSON.stringify(report)}\n`, () => process.exit(0));
  },
  (error: Error) => {
    console.error(error.message);
    process.exit(1);
  },
);
