/**
 * One node on the placket: its button, what it is called, and of its chapter only number, sealing date and fingerprint. `node` is made by
 * `pages/book/view.ts`. A node whose time it is stands on a card with the one act. Events: `act`, `open`.
 */
Component({
  properties: {
    node: { type: Object, value: {} as Record<string, unknown> },
  },
  methods: {
    act() {
      this.triggerEvent('act', { id: this.data.node.id });
    },
    open() {
      if (this.data.node.opens === true) this.triggerEvent('open', { id: this.data.node.id });
    },
  },
});
