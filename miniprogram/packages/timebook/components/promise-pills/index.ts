import type { PromiseMark } from '../../../../../core/contract/timebook';
import { markNames } from '../../../../text/nodes';
import { openText } from '../../text/open';

const pills = (['kept', 'strayed', 'help'] as const).map((mark) => ({
  mark,
  name: markNames[mark],
  icon: mark,
}));

/**
 * One promise and how it went: three pills, never colour alone. `mark` is kept, strayed, help or ''. Tapping the chosen one takes it
 * back. `first` has no rule above. `still` shows without letting choose. Event: `mark` with `{ mark: PromiseMark | null }`.
 */
Component({
  properties: {
    text: { type: String, value: '' },
    mark: { type: String, value: '' },
    still: { type: Boolean, value: false },
    first: { type: Boolean, value: false },
  },
  data: { pills, helpTitle: openText.helpTitle, helpText: openText.helpText },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent) {
      if (this.data.still) return;
      const mark = event.currentTarget.dataset.mark as PromiseMark;
      this.triggerEvent('mark', { mark: mark === this.data.mark ? null : mark });
    },
  },
});
