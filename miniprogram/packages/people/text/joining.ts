import type { InvitationView } from '../../../../core/contract/roster';
import { dayOf, dayText } from '../../../text/dates';

const stateName: Readonly<Record<InvitationView['state'], string>> = {
  waiting: '等对方加入',
  used: '已加入',
  revoked: '已收回',
  expired: '过期了',
};

/** A code as it is read aloud and typed: in groups of four. */
export const grouped = (code: string): string => (code.match(/.{1,4}/g) ?? []).join(' ');

/** An invitation as a row. */
export function invitationRow({ id, name, state, issuedAt, expiresAt }: InvitationView) {
  const waiting = state === 'waiting';
  const when = waiting ? `${dayText(dayOf(expiresAt))}前有效` : `${dayText(dayOf(issuedAt))}发出`;
  return { id, name, waiting, when, state: stateName[state], revoke: `收回，${name}的邀请` };
}

export const inviteText = {
  title: (name: string) => `请${name}加入`,
  lead: '做一份邀请，发给本人。卡片、二维码、邀请码是同一份：用一次，三天里有效，随时能收回。',
  first: '发给本人，不要发到群里：谁先点开，就算谁。',
  make: '做一份邀请',
  again: '以前没用的那一份会作废。',
  ready: (name: string) => `给${name}的邀请做好了`,
  until: (day: string) => `${day}前有效`,
  send: (name: string) => `发给${name}`,
  cardTitle: (name: string) => `${name}，请你来写《廉承诺时光书》`,
  code: '邀请码',
  codeLabel: (code: string) => `邀请码，${code}`,
  copy: '复制邀请码',
  copied: '复制好了',
  picture: '本人用微信扫一扫',
  pictureLabel: (name: string) => `${name}的邀请二维码`,
  revoke: '收回这份邀请',
  revoked: '收回了',
  once: '离开这一页，邀请码就看不到了；要再发，重新做一份。',
};

export const invitationsText = {
  many: '给还没加入的一起发',
  manyLead: '一次最多 30 人，名单按姓名排。发过还在等的不重复。',
  look: '看看还有谁没加入',
  nobody: '该请的都请过了',
  listed: (n: number) => `${n} 人还没加入`,
  chosen: (n: number) => `给 ${n} 人各做一份`,
  confirmName: '名单和邀请码会离开系统，请输入单位全称来确认：',
  typeName: '照样输入',
  made: (n: number) => `${n} 份邀请做好了`,
  madeText: '复制下来，一人一份发给本人；离开这一页就看不到了。',
  copyAll: '复制名单和邀请码',
  copied: '复制好了',
  line: (name: string, code: string) => `${name}　${code}`,
  section: '发过的邀请',
  none: '还没有发过邀请',
  noneText: '在“人员”里点开一位同志，可以单独发。',
  revoke: '收回',
  revoked: '收回了',
};

export const unbindText = {
  title: (name: string) => `给${name}换微信`,
  lead: '本人换了手机号、丢了微信，或不想再绑现在的微信时用。解除以后：',
  points: [
    '原来的微信马上看不到任何内容；',
    '书、记录都还在，一个字不动；',
    '本人在原微信上点过的提醒次数作废；',
    '再发一份邀请，本人用新的微信打开，还是原来的书。',
  ],
  reason: '为什么解除',
  reasonHint: '本人提出，换了手机',
  seen: '本人会看到是谁、什么时候、为什么解除的。',
  confirmName: (name: string) => `输入“${name}”来确认`,
  typeName: '照样输入',
  act: '解除绑定',
  done: '解除了',
  next: '接着发一份新的邀请',
};

export const accountText = {
  section: '小程序',
  notJoined: '还没有加入',
  joined: '已加入',
  invite: '发邀请',
  change: '换微信、解除绑定',
};
