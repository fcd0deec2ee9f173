import type { Step } from './plan';

/** How WeChat knows who uploads: the account's upload key, from 小程序后台 → 开发管理 → 小程序代码上传. */
export interface WechatAccess {
  readonly appid: string;
  readonly env: string;
  /** File of the upload key. */
  readonly key: string;
  /** Folder with the built program and its `project.config.json`. */
  readonly project: string;
}

/** Uploads with `miniprogram-ci`, unmodified; it is loaded here because it speaks and stays awake as soon as it is. */
export function openWechat({ appid, env, key, project: projectPath }: WechatAccess) {
  const ci = require('miniprogram-ci') as typeof import('miniprogram-ci');
  const project = new ci.Project({
    appid,
    type: 'miniProgram',
    projectPath,
    privateKeyPath: key,
    ignores: ['node_modules/**/*'],
  });
  return async (step: Step): Promise<void> => {
    if (step.do === 'upload code') {
      const { name, folder: path } = step.target;
      await ci.cloud.uploadFunction({ project, env, name, path, remoteNpmInstall: false });
    } else if (step.do === 'upload program') {
      const setting = { es6: true, minify: true, minifyJS: true, minifyWXML: true, minifyWXSS: true };
      await ci.upload({
        project,
        version: step.version,
        desc: `${step.version} (npm run deploy)`,
        setting,
        onProgressUpdate: () => {},
      });
    }
  };
}
