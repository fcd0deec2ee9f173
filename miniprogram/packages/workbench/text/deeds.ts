import type { Domain, Route } from '../../../../core/contract';
import type { AuditEntry } from '../../../../core/contract/audit';
import { stampText } from '../../../text/dates';
import { dutyName } from '../../../text/duties';

/** What was done, as the audit tells it; after it stands whose. */
const byRoute: Partial<Record<Route, string>> = {
  'account.bind': '绑定了微信',
  'account.byPhone': '用手机号绑定了微信',
  'account.consent': '改了同意的事项',
  'account.complain': '提了一件投诉建议',
  'roster.setCadreRule': '定了年轻干部的范围',
  'roster.answerComplaint': '答复了一件投诉建议',
  'account.erase': '注销了账号',
  'timebook.seal': '封存了一章',
  'timebook.recall': '取回了一章',
  'timebook.open': '拆开了信',
  'timebook.review': '重读并核对了约定',
  'timebook.askHelp': '把需要帮助的一条发给了导师',
  'timebook.withdrawHelp': '收回了发给导师的一条',
  'timebook.share': '给导师看了一章',
  'timebook.unshare': '不再给导师看一章',
  'mentor.readShared': '读了分享给导师的一章',
  'mentor.leaveWord': '留了寄语',
  'mentor.handleHelp': '回应了求助',
  'mentor.noteMeeting': '记了一次见面',
  'mentor.assign': '安排了导师',
  'mentor.setRules': '改了导师制度',
  'pledge.sign': '签了公开承诺',
  'pledge.withdraw': '撤下了公开承诺',
  'reminder.grant': '添了一次提醒',
  'reminder.prefer': '改了提醒设置',
  'reminder.resend': '重发了提醒',
  'reminder.setDaysOff': '存了放假安排',
  'export.order': '导出了自己的文件',
  'export.orderClosure': '导出了闭环的表格',
  'export.orderNames': '导出了节点名单',
  'export.orderDutyLog': '导出了值班记录',
  'helpgroup.bind': '绑定了互助群',
  'helpgroup.unbind': '解除了互助群',
  'helpgroup.enter': '进了互助群',
  'helpgroup.leave': '离开了互助群',
  'helpgroup.ask': '在互助群提了问',
  'helpgroup.add': '给提问补充了一句',
  'helpgroup.withdraw': '撤回了提问',
  'helpgroup.rate': '说了答复有没有用',
  'helpgroup.media': '看了提问里的图片或录音',
  'helpgroup.question': '看了互助群里私密的提问',
  'helpgroup.take': '接手了提问',
  'helpgroup.answer': '答复了提问',
  'helpgroup.handOn': '把提问转给别的值班员',
  'helpgroup.note': '在提问旁记了一笔',
  'helpgroup.close': '了结了提问',
  'helpgroup.reopen': '重新打开了提问',
  'helpgroup.publishRota': '发布了值班表',
  'helpgroup.postNotice': '发了一条通知',
  'helpgroup.removeNotice': '拿掉了一条通知',
  'roster.person': '看了人员档案',
  'roster.invite': '发了邀请',
  'roster.inviteMany': '成批发了邀请',
  'roster.revokeInvitation': '收回了邀请',
  'roster.unbind': '解除了微信绑定',
  'roster.grantRole': '给了职责',
  'roster.endRole': '结束了职责',
  'audit.search': '查了审计记录',
  'audit.books': '核验了时光书，没有读信',
};

/** For a deed of a kind that has no words of its own yet. */
const byDomain: Readonly<Partial<Record<Domain, string>>> = {
  account: '改了账号',
  timebook: '动了时光书',
  mentor: '办了导师的一件事',
  pledge: '办了公开承诺的一件事',
  reminder: '办了提醒的一件事',
  export: '导出了文件',
  closure: '看了节点闭环',
  roster: '办了人事的一件事',
  audit: '查了审计',
};

const other = '办了一件事';
const unknown = '（账号已注销或不在册）';

/** One entry as it is read: who did what, when, in which part, and why. */
export function deedRow(entry: AuditEntry & { about?: string | null }) {
  const { id, at, route, kind, who, as, why } = entry;
  const deed = byRoute[route as Route] ?? byDomain[route.split('.')[0] as Domain] ?? other;
  const about = entry.about === undefined ? '' : (entry.about ?? unknown);
  const part = as === null ? '' : (dutyName[as as keyof typeof dutyName] ?? '');
  const row = {
    ...{ id, deed, why, part, about, who: who ?? unknown, when: stampText(at) },
    tag: kind === 'look' ? '查看' : '办理',
  };
  return { ...row, label: [row.tag, row.who, part, deed, about, row.when, why].filter(Boolean).join('，') };
}
