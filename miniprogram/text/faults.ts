import type { FaultReason } from '../../core/contract/envelope';

/** What a person reads when something did not work: what happened, then what to do. */
const byReason: Partial<Record<FaultReason, string>> = {
  'not-bound': '这个微信还没有绑定。请从人事发来的邀请卡片进入。',
  'invitation-unknown': '没有找到这份邀请。请核对邀请码，或请人事重发一份。',
  'invitation-used': '这份邀请已经用过了。如果不是你本人绑定的，请告诉人事。',
  'invitation-expired': '这份邀请已经过期。请人事重发一份。',
  'invitation-revoked': '这份邀请已经被人事收回。请人事重发一份。',
  'bound-already': '这位同志已经加入，不用再邀请。换微信要先解除绑定。',
  'bound-elsewhere': '你已经绑定在另一个微信上。换微信请找人事：解除旧的，再发一份邀请。',
  'not-joined': '这位同志还没有加入，没有可解除的绑定。',
  'phone-unreadable': '没有读到手机号。请再点一次，或改用邀请码。',
  'phone-unknown': '名册里没有这个手机号。请改用邀请码，或请人事核对名册。',
  'phone-of-several': '名册里有几个人登记了这个手机号。请改用邀请码。',
  'already-bound': '这个微信已经绑定过了。',
  'too-many-attempts': '试得太频繁了。请过一小时再来。',
  'consent-missing': '要先同意必需的那一项，才能加入。',
  'not-open-yet': '还没到打开的日子。',
  'already-sealed': '这一章已经封存好了。',
  'reread-first': '先重读从前的信，再封存今天这一页。',
  sealed: '信已封存，到日子才能读。',
  'recall-window-over': '已经过了可以取回的时间。',
  'no-book': '时光书是年轻干部写给自己的，你的账号没有这本书。',
  'not-confirmed': '输入的姓名对不上。请照着页面上的姓名再输一次。',
  'role-scope': '这个职责不能给到这个范围。请换一个范围。',
  'role-conflict': '这两个职责不能由同一个人担任。',
  'own-role': '自己的职责要由别人来改。',
  'person-left': '这位同志已经离任。',
  'role-ended': '这个职责已经结束了。',
  'role-held': '这位同志已经有这个职责了。',
  'no-mentor': '现在还没有导师。单位安排好以后，再发给导师。',
  'mentor-full': '这位导师带的人已经到上限了。请换一位，或由单位调整上限。',
  'mentor-unfit': '这位同志不能做他的导师。请换一位。',
  'mentor-same': '现在的导师就是这位同志。',
  'content-risky': '有的话没有通过微信的内容检查。请改一改再试。',
  'check-unanswered': '微信的内容检查还没有答复。请过一会儿再试。',
  'book-ended': '你已经离任，这本书可以重读、带走，不再续写。',
  'empty-letter': '信还是空的。写几句再封存。',
  'pages-full': '一封信最多放四页手写页。',
  'picture-missing': '照片没有传上来，请再传一次。',
  'picture-too-large': '照片太大了，压缩后还超过 700 KB。请拍近一点，只拍这一页。',
  'picture-unfit': '这不是能用的照片。请选 JPG 或 PNG 的。',
  'reason-missing': '请写明为什么要看。本人会看到这句话。',
  'day-ahead': '日子还没到。经历只记已经发生的事，到了那天再来。',
  'day-before-entry': '这一天在入职以前，或就是入职那天。请核对日期。',
  'event-known': '这件事已经记过了，或正等人事确认。',
  'event-decided': '这一条刚刚有人处理过了。请刷新后再看。',
  'own-event': '自己的经历要由别人来记。请同事或组织部门办。',
  'file-unreadable': '这个文件读不了。请另存为 .xlsx 或 .csv 再选一次。',
  'file-no-columns': '没有找到表头。请用模板填，第一行要有姓名、单位、职务、入职日期。',
  'file-too-long': '一次最多 10000 人。请分成几个文件。',
  'import-over': '这次导入已经过了时间，或有人办过了。请刷新后再看。',
  'place-closed': '这个单位或科室已经没有了。请换一个。',
  'wrong-state': '这位同志现在的状态不能办这件事。请刷新后再看。',
  'document-missing': '还没有写明依据的文件。在“导师结对”的规定里填好，再提醒。',
  'pledge-changed': '家里人刚刚改了这份约定。请看过新的，再签。',
  'family-full': '一家最多十二个人。先移走不再来的，再请新的。',
  'place-too-large': '这里的人太多，一次数不过来。请按下一级来看。',
  busy: '正忙，请稍等一下再试。',
};

const byCode: Record<string, string> = {
  OFFLINE: '没有网络。连上以后再试。',
  TIMEOUT: '网络太慢，还没有得到回音。请再试一次。',
  UNAUTHENTICATED: '没能认出你是谁。请退出小程序再进来。',
  FORBIDDEN: '这件事你现在还不能做。',
  NOT_FOUND: '没有找到这一页。',
  LIMIT: '试得太频繁了，请歇一会儿再来。',
  INVALID: '有一处内容不合要求，请检查后再试。',
  CONFLICT: '情况刚刚变了，请刷新后再试。',
};

/** The sentence for a fault; `code` and `reason` as `services/cloud.ts` gives them. */
export function faultText(fault: { code: string; reason?: string | undefined }): string {
  const reason = fault.reason === undefined ? undefined : byReason[fault.reason as FaultReason];
  return reason ?? byCode[fault.code] ?? '出了点问题，没有办成。请再试一次。';
}

export const stateText = {
  offlineTitle: '断网了',
  offlineText: '连上网络再看。没写完的信，都在手机里。',
  errorTitle: '没能打开',
  noBookTitle: '这里没有你的书',
  retry: '再试一次',
  home: '回到今天',
  loading: '正在打开',
};
