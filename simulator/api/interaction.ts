import type { ApiHost, Area } from './api-host';
import { answerCall, CallFailure, type CallOptions, requireType } from './call-style';
import { setUnloadAlert } from './unload-alert';

/** Toast, loading, modal, action sheet, the question before leaving, vibration. */
export function interactionArea(host: ApiHost): Area {
  // WeChat lets an answer of these two pass the tap state on (framework/view/tap.html).
  const withTap = (tell: () => void) => host.tap.during(tell);
  const toast = (kind: string, options: Record<string, unknown>) => void host.sheet(kind, options);
  return {
    nextTick: (work: () => void) => {
      void Promise.resolve().then(work);
    },
    showToast: (options?: CallOptions) =>
      answerCall('showToast', options, () => {
        requireType('title', options?.title, 'string');
        const icon = typeof options?.icon === 'string' ? options.icon : 'success';
        toast('toast', {
          title: options?.title,
          icon,
          image: options?.image,
          mask: options?.mask === true,
          duration: typeof options?.duration === 'number' ? options.duration : 1500,
        });
      }),
    hideToast: (options?: CallOptions) => answerCall('hideToast', options, () => toast('toast-hide', {})),
    showLoading: (options?: CallOptions) =>
      answerCall('showLoading', options, () => {
        requireType('title', options?.title, 'string');
        toast('toast', { title: options?.title, icon: 'loading', mask: options?.mask === true, duration: 0 });
      }),
    hideLoading: (options?: CallOptions) => answerCall('hideLoading', options, () => toast('toast-hide', {})),
    showModal: (options?: CallOptions) =>
      answerCall('showModal', options, () => showModal(host, options ?? {}), withTap),
    showActionSheet: (options?: CallOptions) =>
      answerCall(
        'showActionSheet',
        options,
        async () => {
          requireType('itemList', options?.itemList, 'array');
          const items = options?.itemList as string[];
          if (items.length === 0) {
            throw new CallFailure('parameter error: itemList should have at least 1 item');
          }
          if (items.length > 6) {
            throw new CallFailure('parameter error: itemList should not be larger than 6');
          }
          const chosen = await host.sheet<number | null>('action-sheet', {
            items,
            title: options?.alertText,
            color: options?.itemColor,
          });
          if (chosen === null) throw new CallFailure('cancel');
          return { tapIndex: chosen };
        },
        withTap,
      ),
    enableAlertBeforeUnload: (options?: CallOptions) =>
      answerCall('enableAlertBeforeUnload', options, () => {
        requireType('message', options?.message, 'string');
        setUnloadAlert(host, String(options?.message));
      }),
    disableAlertBeforeUnload: (options?: CallOptions) =>
      answerCall('disableAlertBeforeUnload', options, () => setUnloadAlert(host, undefined)),
    vibrateShort: (options?: CallOptions) =>
      answerCall('vibrateShort', options, () => host.record('vibrate', { type: options?.type ?? 'medium' })),
    vibrateLong: (options?: CallOptions) =>
      answerCall('vibrateLong', options, () => host.record('vibrate', { type: 'long' })),
  };
}

async function showModal(host: ApiHost, options: CallOptions): Promise<Record<string, unknown>> {
  for (const [name, limit] of [
    ['confirmText', 4],
    ['cancelText', 4],
  ] as const) {
    const text = options[name];
    if (typeof text === 'string' && [...text].length > limit) {
      throw new CallFailure(`${name} length should not larger than ${limit} Chinese characters`);
    }
  }
  const answer = await host.sheet<{ confirm: boolean; content?: string }>('modal', {
    title: options.title ?? '',
    content: options.content ?? '',
    showCancel: options.showCancel !== false,
    cancelText: options.cancelText || '取消',
    confirmText: options.confirmText || '确定',
    cancelColor: options.cancelColor,
    confirmColor: options.confirmColor,
    editable: options.editable === true,
    placeholderText: options.placeholderText ?? '',
  });
  return {
    confirm: answer.confirm,
    cancel: !answer.confirm,
    content: options.editable === true && answer.confirm ? (answer.content ?? '') : null,
  };
}
