import type { Stranger } from './stranger';

const AUTHOR = 'openid-author';
const READER = 'openid-reader';
const COMMENT = 'BxVtrR681icGxgVJOfJ8xdze6TsZiXdSmmUUXnd_9Zg';
const SIGN = 'J-MZ6Zrd08TobUgWPbjQcnJt9BHbc9M-nOOxirC8nWA';

/** A blog: articles, comments, likes, members, subscribe messages, a timer; `wx-server-sdk` 3. */
export const miniBlog: Stranger = {
  folder: 'mini-blog',
  repository: 'https://github.com/CavinCao/mini-blog',
  commit: '280a7e13257d336760745c0fc69134c5752f4d05',
  functions: 'cloudfunctions',
  environment: { author: AUTHOR },
  project: {
    people: [
      { openid: AUTHOR, name: '作者' },
      { openid: READER, name: '读者' },
    ],
    pages: ['pages/detail/detail', 'pages/mine/mine'],
    templates: [
      {
        id: COMMENT,
        title: '评论',
        type: 'one-time',
        fields: { name1: '评论人', thing2: '内容', time3: '时间' },
      },
      { id: SIGN, title: '签到', type: 'one-time', fields: { thing1: '事项', thing2: '说明' } },
    ],
    collections: [
      ...['posts', 'comments', 'subcribute', 'posts_related', 'member', 'sign_detail'],
      ...['point_detail', 'config', 'logs', 'share_detail', 'formids'],
    ].map((name) => `mini_${name}`),
    functionEnv: ['author'],
    clock: { start: '2026-07-01T09:12:00+08:00' },
  },
  async story({ call, see, post }) {
    const done = { success: true };
    await call(READER, 'login', {}, { openid: READER });
    await call(AUTHOR, 'adminService', { action: 'checkAuthor' }, true);
    await call(READER, 'adminService', { action: 'checkAuthor' }, false);
    const article = {
      _id: 'p1',
      title: '云开发',
      totalVisits: 0,
      totalComments: 0,
      totalZans: 0,
      totalCollection: 0,
    };
    await call(AUTHOR, 'adminService', { action: 'upsertPosts', id: '', post: article }, true);
    await call(AUTHOR, 'adminService', { action: 'addBaseLabel', labelName: '前端' }, true);
    await call(AUTHOR, 'adminService', { action: 'addBaseLabel', labelName: '前端' }, false);
    await call(AUTHOR, 'adminService', { action: 'saveActivityConfig', config: { on: true } }, done);
    await call(AUTHOR, 'adminService', { action: 'getActivityConfig' }, { data: { on: true } });
    const log = { releaseName: 'v1' };
    await call(AUTHOR, 'adminService', { action: 'addReleaseLog', log, title: '更新' }, true);
    await call(
      READER,
      'postsService',
      { action: 'getPostsDetail', id: 'p1' },
      { title: '云开发', totalVisits: 1 },
    );
    const related = { postId: 'p1', postTitle: '云开发', type: 2 };
    await call(READER, 'postsService', { action: 'addPostZan', ...related }, done);
    await call(READER, 'postsService', { action: 'addPostCollection', ...related, type: 1 }, done);
    await call(READER, 'postsService', { action: 'deletePostCollectionOrZan', ...related }, done);
    await see('/control/database?collection=mini_posts_related', {
      total: 1,
      documents: [{ type: 1, openId: READER }],
    });
    await call(READER, 'postsService', { action: 'checkPostComment', content: '写得好' }, true);

    // The author has subscribed; a comment reaches the author by a message that another function sends.
    await post('/phone/subscribe', { person: AUTHOR, answers: { [COMMENT]: 'accept' } });
    const templateIds = [COMMENT];
    await call(AUTHOR, 'messageService', { action: 'addSubscribeCount', templateIds }, true);
    await call(
      AUTHOR,
      'messageService',
      { action: 'querySubscribeCount', templateId: COMMENT },
      { formIds: 1 },
    );
    const commentContent = {
      ...{ _id: 'c1', postId: 'p1', cOpenId: READER, cNickName: '读者', comment: '写得好', childComment: [] },
      createDate: '2026-07-01 09:12',
    };
    await call(READER, 'postsService', { action: 'addPostComment', commentContent, accept: 'reject' }, done);
    const page = 'pages/detail/detail?id=p1';
    await see(`/phone/messages?person=${AUTHOR}`, { messages: [{ title: '评论', page }] });
    const comments = [
      { ...commentContent, _id: undefined, comment: '谢谢', cOpenId: AUTHOR, tOpenId: READER },
    ];
    await call(
      AUTHOR,
      'postsService',
      { action: 'addPostChildComment', id: 'c1', postId: 'p1', comments },
      done,
    );
    await see('/control/database?collection=mini_comments', {
      documents: [{ childComment: [{ comment: '谢谢', cNickName: '作者' }] }],
    });
    await see('/control/database?collection=mini_posts', {
      documents: [{ totalVisits: 1, totalComments: 2, totalZans: 1, totalCollection: 1 }],
    });
    await call(READER, 'postsService', { action: 'addPostQrCode', postId: 'p1' }, [{ status: 0 }]);

    // Signing in for two days; the timer reminds on the second morning.
    const info = { openId: READER, nickName: '读者', avatarUrl: '', accept: 'accept', templateId: SIGN };
    await post('/phone/subscribe', { person: READER, answers: { [SIGN]: 'accept' } });
    await call(READER, 'memberService', { action: 'addSign', info }, done);
    await post('/control/clock', { advance: 'P1D' });
    await see(`/phone/messages?person=${READER}`, { messages: [{ title: '签到' }] });
    await call(READER, 'memberService', { action: 'addSign', info }, done);
    await see('/control/database?collection=mini_member', {
      documents: [{ continueSignedCount: 2, totalSignedCount: 2 }],
    });
    const signed = { action: 'getSignedDetail', year: '2026', month: '7' };
    await call(READER, 'memberService', signed, { data: [{ year: '2026' }, { year: '2026' }] });
    await call(READER, 'memberService', { action: 'applyVip', info: { ...info, accept: 'reject' } }, done);
    const shown = { avatarUrl: 'cloud://face.png', nickName: '新名' };
    await call(READER, 'memberService', { action: 'saveMemberInfo', ...shown }, done);
    await call(READER, 'memberService', { action: 'getMemberUserInfo' }, { data: shown });
    await call(READER, 'cloudbase_auth', {}, { errCode: 0 });
  },
};
