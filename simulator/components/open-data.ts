import { builtIn } from './built-in';

interface Group {
  opengid: string;
  name: string;
}

/** What WeChat shows in place of a person since it shows no person any more. */
const nobody: Record<string, string> = {
  userNickName: '微信用户',
  userGender: '未知',
  userLanguage: 'zh_CN',
};

/** Data that the program may show and not read: a group's name; of a person only what stands for everybody. */
export const openData = builtIn({
  name: 'open-data',
  properties: {
    type: String,
    openGid: String,
    lang: { type: String, value: 'en' },
    defaultText: String,
    defaultAvatar: String,
  },
  update({ dom, data, context }) {
    const type = String(data.type);
    dom.toggleAttribute('data-avatar', type === 'userAvatarUrl');
    if (type === 'userAvatarUrl') {
      dom.setAttribute('role', 'img');
      dom.setAttribute('aria-label', '头像');
      return;
    }
    const groups = (context.host.project.groups ?? []) as Group[];
    const group = groups.find(({ opengid }) => opengid === data.openGid)?.name;
    const text = type === 'groupName' ? group : nobody[type];
    dom.textContent = text ?? String(data.defaultText ?? '');
  },
});
