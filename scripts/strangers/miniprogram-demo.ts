import type { Stranger } from './stranger';

/** WeChat's own demonstration of mini programs; its AR function needs WeChat's inner services and is not called. */
export const miniprogramDemo: Stranger = {
  folder: 'miniprogram-demo',
  repository: 'https://github.com/wechat-miniprogram/miniprogram-demo',
  commit: '0b1de6f2a28ff185d7139e06b3956d8fdf15f61c',
  functions: 'cloudfunctions',
  environment: {},
  project: { collections: ['perm4'] },
  async story({ call, upload, post }) {
    await call('openid-one', 'login', {}, { openid: 'openid-one' });
    await post('/control/import', [
      { collection: 'perm4', document: { _id: 'a', _openid: 'server', data: 'from the server' } },
      { collection: 'perm4', document: { _id: 'b', _openid: 'openid-one' } },
    ]);
    await call('openid-one', 'getServerDataDemo', {}, { data: [{ _id: 'a', data: 'from the server' }] });
    const fileID = await upload('openid-one', 'demo/text.txt', '你好');
    await call('openid-one', 'getTempFileURL', { fileIdList: [fileID] }, [{ fileID, status: 0 }]);
  },
};
