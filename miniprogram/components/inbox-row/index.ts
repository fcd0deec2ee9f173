/** One line of what came due. `quiet` once it is done. Event: `open`. */
Component({
  properties: {
    icon: { type: String, value: 'mail' },
    title: { type: String, value: '' },
    note: { type: String, value: '' },
    when: { type: String, value: '' },
    quiet: { type: Boolean, value: false },
  },
  methods: {
    open() {
      this.triggerEvent('open');
    },
  },
});
