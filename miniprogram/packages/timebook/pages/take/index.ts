import type { DocumentKind } from '../../../../../core/contract/export';
import { type Blocked, blocked, go, routes } from '../../../../pages/enter';
import type { Step } from '../../../../services/document-file';
import { asFault } from '../../../../services/fault';
import { textScale } from '../../../../services/text-size';
import { book } from '../../../../services/timebook';
import { takeAlong } from '../../services/documents';
import { takeText } from '../../text/take';
import { busy, type DocumentView, done, failed, idle, sealedView } from './view';

/** 带走: the book and everything that is held about me, as files; what is sealed by its receipt; and the way to leave nothing. */
Page({
  data: {
    fs: textScale(),
    t: takeText,
    stage: 'loading' as 'loading' | 'blocked' | 'ready',
    blocked: null as Blocked | null,
    /** Whether there is a book: who is no young cadre has none. */
    hasBook: false,
    documents: { book: idle('book'), data: idle('data'), json: idle('json') } as Record<
      DocumentKind,
      DocumentView
    >,
    sealed: [] as ReturnType<typeof sealedView>,
  },

  onLoad() {
    void this.load();
  },

  async load() {
    try {
      const answer = await book();
      this.setData({ stage: 'ready', hasBook: true, sealed: sealedView(answer), blocked: null });
    } catch (error) {
      if (asFault(error).reason === 'no-book') {
        this.setData({ stage: 'ready', hasBook: false, blocked: null });
        return;
      }
      const what = blocked(error, routes.take);
      if (what !== undefined) this.setData({ stage: 'blocked', blocked: what });
    }
  },

  retry() {
    this.setData({ stage: 'loading', blocked: null });
    void this.load();
  },

  /** Makes a document of what is mine and hands it to the phone. Each goes its own way; one that is under way is not begun again. */
  async take(event: WechatMiniprogram.TouchEvent) {
    const kind = event.currentTarget.dataset.kind as DocumentKind;
    if (this.data.documents[kind].state === 'busy') return;
    const show = (view: DocumentView) => this.setData({ [`documents.${kind}`]: view });
    const start = idle(kind);
    try {
      const taken = await takeAlong(kind, (step: Step) => show(busy(start, step)));
      show(done(start, taken));
    } catch (error) {
      show(failed(start, error));
    }
  },

  toLongPicture() {
    go(routes.longPicture);
  },

  toErase() {
    go(routes.erase);
  },

  toCard() {
    go(routes.card(0));
  },

  toReceipt(event: WechatMiniprogram.TouchEvent) {
    go(routes.sealed(Number(event.currentTarget.dataset.number)));
  },
});
