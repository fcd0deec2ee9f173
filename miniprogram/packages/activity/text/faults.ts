import { faultText as sentenceFor } from '../../../text/faults';

const byReason: Readonly<Record<string, string>> = {
  'activity-times': '时间不对：要在今后，结束晚于开始，报名截止不晚于开始。',
  'activity-moved': '这个活动刚刚有人改过。请看过新的，再改。',
  'activity-over': '已经过了时间，或活动取消了。请刷新后再看。',
  'activity-places': '已定的位置比这个数多。请填大一点。',
  'activity-seats': '位置不够这么多人。少来几位，或过一会儿再看。',
  'activity-answers': '有一问还没有答，或答的不在选项里。',
  'activity-offer': '这个位置已经过了时间，给了下一家。',
  'activity-code': '码对不上，可能刚换过。不填也行，直接说去了。',
};

/** The sentence for a fault around an activity, or for any other. */
export function faultText(fault: { code: string; reason?: string | undefined }): string {
  return byReason[fault.reason ?? ''] ?? sentenceFor(fault);
}
