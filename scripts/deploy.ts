import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readyFunctions } from './build/ready-functions';
import { makeOnCloud, openCloud, readPresent, sayWhichCode } from './deploy/cloud-work';
import { readDeclaration } from './deploy/declaration';
import { type Plan, planDeployment, type Step } from './deploy/plan';
import { emptyEnvironment } from './deploy/present';
import { sentenceOf } from './deploy/sentences';
import { openWechat } from './deploy/wechat-work';
import { repositoryRoot } from './root';

const USAGE = `npm run deploy -- --env ID [--dry-run] [--appid ID --key FILE] [--region ap-shanghai] [--skip-program] [--root DIR] [--program DIR]
From the environment: TENCENTCLOUD_SECRETID, TENCENTCLOUD_SECRETKEY, and the functions' variables that are not set yet.`;

/**
 * Makes a CloudBase environment hold what is declared, and uploads functions and mini program: docs/deployment.md.
 * `--dry-run` says every step and makes none; with the cloud's credentials it compares with what is there, without them with an empty environment.
 */
async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options });
  const root = resolve(values.root ?? repositoryRoot());
  const program = resolve(values.program ?? join(repositoryRoot(), 'dist'));
  const declared = readDeclaration(root, await readyFunctions(root));
  const cloud = await reach(values);
  const present = cloud ? await readPresent(cloud) : emptyEnvironment;
  const version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string })
    .version;
  const plan = planDeployment(declared, present, process.env, { version });
  const steps = plan.steps.filter((step) => step.do !== 'upload program' || !values['skip-program']);
  say(plan, steps, values['dry-run'] === true, cloud !== undefined);
  if (values['dry-run'] || steps.length === 0) return;
  if (plan.stops.length > 0) throw new Error(plan.stops.join(' '));
  if (!cloud) throw new Error(`TENCENTCLOUD_SECRETID and TENCENTCLOUD_SECRETKEY are not set.\n${USAGE}`);
  const { appid, key } = values;
  if (!appid || !key || !existsSync(key))
    throw new Error(`Uploading needs --appid and --key (the upload key's file).\n${USAGE}`);
  if (steps.some((step) => step.do === 'upload program') && !existsSync(join(program, 'project.config.json')))
    throw new Error(`${program} holds no built program: run npm run build first.`);
  const upload = openWechat({ appid, key: resolve(key), env: String(values.env), project: program });
  for (const [at, step] of steps.entries()) {
    if (!(await makeOnCloud(cloud, step))) await upload(step);
    if (step.do === 'upload code') await sayWhichCode(cloud, step);
    console.log(`done ${at + 1}/${steps.length}  ${sentenceOf(step)}`);
  }
}

const options = {
  env: { type: 'string' },
  appid: { type: 'string' },
  key: { type: 'string' },
  region: { type: 'string', default: 'ap-shanghai' },
  'dry-run': { type: 'boolean' },
  'skip-program': { type: 'boolean' },
  root: { type: 'string' },
  program: { type: 'string' },
} as const;

/** The environment, when the credentials for it are here. */
async function reach(values: { env?: string; region: string }) {
  const { TENCENTCLOUD_SECRETID: secretId, TENCENTCLOUD_SECRETKEY: secretKey } = process.env;
  if (!secretId || !secretKey) return undefined;
  if (!values.env) throw new Error(`Say which environment: --env ID.\n${USAGE}`);
  return openCloud({ env: values.env, region: values.region, secretId, secretKey });
}

function say(plan: Plan, steps: readonly Step[], dry: boolean, compared: boolean): void {
  const against = compared ? 'what is on the environment' : 'an empty environment (no credentials here)';
  console.log(`${steps.length} steps, compared with ${against}${dry ? '; none is made' : ''}:`);
  for (const step of steps) console.log(`  ${sentenceOf(step)}`);
  for (const why of plan.stops) console.log(`  cannot      ${why}`);
  for (const name of plan.left) console.log(`  left alone  ${name}: not declared`);
}

main(process.argv.slice(2)).then(
  // miniprogram-ci keeps the process open.
  () => process.exit(0),
  (error: Error) => {
    console.error(`The deployment stopped: ${error.message}`);
    process.exit(1);
  },
);
