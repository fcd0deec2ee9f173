import { writeText } from '../../text/write';

/** One promise being written. `value` sets it, `limit` is its length. Events: `write` with `{ value }`, `remove`. */
Component({
  properties: {
    value: { type: String, value: '' },
    limit: { type: Number, value: 60 },
    focus: { type: Boolean, value: false },
  },
  data: {
    placeholder: writeText.promisePlaceholder,
    label: writeText.promiseLabel,
    removeLabel: writeText.removePromise,
  },
  methods: {
    /** A promise is one line: a pasted line break becomes a space. */
    write(event: WechatMiniprogram.Input) {
      this.triggerEvent('write', { value: event.detail.value.replace(/\s*[\r\n]+\s*/g, ' ') });
    },
    remove() {
      this.triggerEvent('remove');
    },
  },
});
