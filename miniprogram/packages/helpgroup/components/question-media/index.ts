import type { Output } from '../../../../../core/contract';
import { choosePictures } from '../../../../services/choose-pictures';
import { asFault } from '../../../../services/fault';
import { faultText } from '../../../../text/faults';
import { forgetMedia, mediaHere } from '../../services/media-here';
import { MediaUpload } from '../../services/media-upload';
import { type Spoken, startSpeaking, stopSpeaking } from '../../services/voice';
import { mediaText as t } from '../../text/media';

type Found = Output<'helpgroup.question'>['media'][number];
type Item = Found & { path: string; label: string };

/** The contract's limits, repeated because the phone imports types alone. */
const limits = { pictures: 3, bytes: 700_000 };

function itemOf(one: Found, at: number): Item {
  return { ...one, path: '', label: one.kind === 'voice' ? t.voice(one.seconds) : t.picture(at + 1) };
}

let playing: WechatMiniprogram.InnerAudioContext | undefined;

/**
 * Pictures and a spoken word under a question; with `may` their asker adds some. Each is fetched when it is wanted, because every look of an officer is told. Event: `change` once something
 * was added.
 */
Component({
  properties: {
    questionId: { type: String, value: '' },
    media: { type: Array, value: [] as Found[] },
    may: { type: Boolean, value: false },
    helps: { type: Boolean, value: false },
  },
  data: {
    t: { ...t, voice: '', picture: '' },
    items: [] as Item[],
    room: limits.pictures,
    spoken: false,
    speaking: false,
    sounding: '',
    busy: false,
    failed: false,
  },

  observers: {
    media(media: Found[]) {
      const paths = new Map(this.data.items.map(({ id, path }) => [id, path]));
      const items = media.map((one, at) => ({ ...itemOf(one, at), path: paths.get(one.id) ?? '' }));
      const voices = media.filter(({ kind }) => kind === 'voice').length;
      this.setData({ items, room: limits.pictures - media.length + voices, spoken: voices > 0 });
    },
  },

  lifetimes: {
    detached() {
      if (this.data.speaking) stopSpeaking();
      playing?.destroy();
      playing = undefined;
      waiting.delete(this.data.questionId);
      forgetMedia();
    },
  },

  methods: {
    async open(event: WechatMiniprogram.TouchEvent) {
      const id = String(event.currentTarget.dataset.id);
      const at = this.data.items.findIndex((one) => one.id === id);
      const item = this.data.items[at];
      if (!item || this.data.busy) return;
      if (this.data.sounding === id) return this.silence();
      const seen = item.path !== '';
      this.setData({ busy: true });
      try {
        const path = await mediaHere(id);
        this.setData({ [`items[${at}].path`]: path });
        if (item.kind === 'voice') this.sound(id, path);
        else if (seen) wx.previewImage({ urls: [path], current: path, showmenu: false });
      } catch (error) {
        wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
      }
      this.setData({ busy: false });
    },

    sound(id: string, path: string) {
      playing?.destroy();
      playing = wx.createInnerAudioContext();
      playing.onEnded(() => this.silence());
      playing.onError(() => this.silence());
      playing.src = path;
      playing.play();
      this.setData({ sounding: id });
    },
    silence() {
      playing?.destroy();
      playing = undefined;
      this.setData({ sounding: '' });
    },

    async choose() {
      const paths = await choosePictures(this.data.room, limits.bytes);
      await this.send(paths.map((path) => ({ kind: 'picture' as const, path, seconds: 0 })));
    },

    speak() {
      if (this.data.speaking) return stopSpeaking();
      startSpeaking(
        () => this.setData({ speaking: true }),
        (spoken) => void this.spoke(spoken),
      );
    },
    async spoke(spoken: Spoken | null) {
      this.setData({ speaking: false });
      if (spoken) await this.send([{ kind: 'voice' as const, ...spoken }]);
      else wx.showToast({ icon: 'none', title: t.noVoice });
    },

    async send(files: { kind: 'picture' | 'voice'; path: string; seconds: number }[]) {
      const { questionId } = this.data;
      const uploads = files.map((file) => new MediaUpload(questionId, file));
      waiting.set(questionId, [...(waiting.get(questionId) ?? []), ...uploads]);
      await this.carryOn();
    },
    /** One after the other: a weak network carries one. What failed goes on where it stopped. */
    async carryOn() {
      const { questionId } = this.data;
      this.setData({ busy: true, failed: false });
      let failed = false;
      for (const upload of waiting.get(questionId) ?? []) {
        try {
          await upload.run();
          this.done(upload);
        } catch (error) {
          const fault = asFault(error);
          if (fault.definite) this.done(upload);
          else failed = true;
          wx.showToast({ icon: 'none', title: faultText(fault) });
        }
      }
      this.setData({ busy: false, failed });
      this.triggerEvent('change');
    },
    done(upload: MediaUpload) {
      const { questionId } = this.data;
      waiting.set(
        questionId,
        (waiting.get(questionId) ?? []).filter((one) => one !== upload),
      );
    },
  },
});

/** Uploads that did not come to an end, by question: a second try goes on with the same requests. */
const waiting = new Map<string, MediaUpload[]>();
