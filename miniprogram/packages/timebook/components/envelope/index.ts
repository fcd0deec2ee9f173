/** Seal touches the paper this long after `sealing` begins, in ms: two folds, then its way down. */
const contact = 640 + 320;
/** The opening ends at the latest then, should the end of its animation not be told. */
const openedBy = 1_300;

/**
 * A letter folded in thirds with name, date and seal. `play`: '' (lies there), 'sealing' (folds, then the seal comes down, once),
 * 'opening' (its button slides out, then it unfolds). Events: `contact` (the seal touches), `opened`.
 */
Component({
  properties: {
    to: { type: String, value: '' },
    when: { type: String, value: '' },
    label: { type: String, value: '' },
    sealed: { type: Boolean, value: true },
    buttoned: { type: Boolean, value: false },
    play: { type: String, value: '' },
  },
  data: { long: false },
  observers: {
    to(to: string) {
      this.setData({ long: to.length > 6 });
    },
    play(play: string) {
      if (play === 'sealing') setTimeout(() => this.triggerEvent('contact'), contact);
      if (play === 'opening') setTimeout(() => this.end(), openedBy);
    },
  },
  methods: {
    /** The last third has swung open. */
    lastUnfolded() {
      if (this.data.play === 'opening') this.end();
    },
    end() {
      if (ended.has(this)) return;
      ended.add(this);
      this.triggerEvent('opened');
    },
  },
});

const ended = new WeakSet<object>();
