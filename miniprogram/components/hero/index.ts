/**
 * Close-up of the placket with what matters now. `art`: open, first, ahead, overdue; `tone`: brand (it is time) or quiet.
 * `action` is the one filled button, `quiet` a plain one; either may be empty. Events: `act`, `quiet`.
 */
Component({
  properties: {
    art: { type: String, value: 'ahead' },
    tone: { type: String, value: 'quiet' },
    label: { type: String, value: '' },
    title: { type: String, value: '' },
    body: { type: String, value: '' },
    meta: { type: String, value: '' },
    action: { type: String, value: '' },
    quiet: { type: String, value: '' },
  },
  methods: {
    act() {
      this.triggerEvent('act');
    },
    quietly() {
      this.triggerEvent('quiet');
    },
  },
});
