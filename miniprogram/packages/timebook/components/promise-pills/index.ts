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
 * back. `first` has no rule above. `still` shows without letting choose. Event: `mark` with `{ mark: PromiseMark | null }`; `send` and `take` for the call to the mentor.
 */
Component({
  properties: {
    text: { type: String, value: '' },
    mark: { type: String, value: '' },
    still: { type: Boolean, value: false },
    first: { type: Boolean, value: false },
    /** Name of the mentor, when there is one to ask; `sent` says what became of having asked. */
    mentor: { type: String, value: '' },
    sent: { type: String, value: '' },
    busy: { type: Boolean, value: false },
  },
  data: { pills, t: openText, may: '' },
  observers: {
    mentor(mentor: string) {
      this.setData({ may: mentor === '' ? '' : openText.helpMay(mentor) });
    },
  },
  methods: {
    send() {
      if (!this.data.busy) this.triggerEvent('send');
    },
    take() {
      if (!this.data.busy) this.triggerEvent('take');
    },
    choose(event: WechatMiniprogram.TouchEvent) {
      if (this.data.still) return;
      const mark = event.currentTarget.dataset.mark as PromiseMark;
      this.triggerEvent('mark', { mark: mark === this.data.mark ? null : mark });
    },
  },
});
