/** What waits for somebody in their duties, and where each is done. Events: `choose` with the duty's id, `open` with the entry's page. */
Component({
  properties: {
    board: { type: Object, value: { duties: [], pills: [], rows: [] } },
  },
  methods: {
    choose(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('choose', { id: String(event.currentTarget.dataset.id) });
    },
    open(event: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('open', { page: String(event.currentTarget.dataset.page) });
    },
  },
});
