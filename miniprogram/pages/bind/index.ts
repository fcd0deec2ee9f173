import { bind, byPhone, invitation } from '../../services/account';
import { asFault } from '../../services/fault';
import { newRequestId } from '../../services/request-id';
import { session } from '../../services/session';
import { textScale } from '../../services/text-size';
import { bindText } from '../../text/bind';
import { dayOf, dayText } from '../../text/dates';
import { faultText } from '../../text/faults';
import { type Blocked, blocked, go, ownUrl, routes } from '../enter';

type Purpose = 'timebook' | 'family' | 'reminders';
type Card = { name: string; from: string; expires: string };
const reminding = { value: 'reminders', label: bindText.remindersLabel, text: bindText.remindersText };
/** What is asked of a cadre, and of somebody of a cadre's family; the first is needed. */
const asked = {
  cadre: [{ value: 'timebook', label: bindText.timebookLabel, text: bindText.timebookText }, reminding],
  relative: [{ value: 'family', label: bindText.familyLabel, text: bindText.familyText }, reminding],
};
const codeShape = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** First start: whose invitation this is, consent by purpose, binding. */
Page({
  data: {
    fs: textScale(),
    t: bindText,
    stage: 'loading' as 'loading' | 'code' | 'card' | 'blocked',
    blocked: null as Blocked | null,
    card: null as Card | null,
    code: '',
    problem: '',
    choices: asked.cadre,
    needed: 'timebook' as Purpose,
    notYou: bindText.notYou,
    privacy: bindText.privacy,
    purposes: [] as Purpose[],
    chosen: {} as Partial<Record<Purpose, boolean>>,
    binding: false,
  },

  code: '',
  next: undefined as string | undefined,
  version: '',
  requestId: '',

  onLoad(query: Record<string, string | undefined>) {
    // A mini program code says it as `scene`.
    this.code = (query.code ?? decodeURIComponent(query.scene ?? '')).trim().toUpperCase();
    this.next = query.next === undefined ? undefined : ownUrl(decodeURIComponent(query.next));
    void this.load();
  },

  async load() {
    try {
      const me = await session(true);
      if (me.bound) return this.leave(me.person.relative);
      this.version = me.consentVersion;
      if (this.code === '') return this.setData({ stage: 'code' });
      const found = await invitation(this.code);
      const card = {
        name: found.name,
        from: found.family ? bindText.familyFrom(found.family.by) : bindText.cardFrom(found.unitName),
        expires: bindText.expires(dayText(dayOf(found.expiresAt))),
      };
      this.requestId = newRequestId();
      this.setData({ stage: 'card', card, problem: '', purposes: [], chosen: {} });
      const { familyNotYou, familyPrivacy } = bindText;
      if (found.family)
        this.setData({
          choices: asked.relative,
          needed: 'family',
          notYou: familyNotYou,
          privacy: familyPrivacy,
        });
    } catch (error) {
      const fault = asFault(error);
      if (fault.definite) this.setData({ stage: 'code', problem: faultText(fault) });
      else this.setData({ stage: 'blocked', blocked: blocked(fault) ?? null });
    }
  },

  retry() {
    this.setData({ stage: 'loading' });
    void this.load();
  },

  typeCode(event: WechatMiniprogram.Input) {
    this.data.code = event.detail.value;
  },

  useCode() {
    const code = this.data.code.replace(/[\s-]/g, '').toUpperCase();
    if (!codeShape.test(code)) {
      this.setData({ problem: bindText.codeWrong });
      return;
    }
    this.code = code;
    this.retry();
  },

  /** Who refuses, or whose WeChat is too old to enclose the number, types the code instead. */
  async phone(event: WechatMiniprogram.CustomEvent<{ cloudID?: string }>) {
    const cloudId = event.detail.cloudID;
    if (cloudId === undefined) return;
    try {
      this.code = (await byPhone(cloudId)).code;
      this.retry();
    } catch (error) {
      this.setData({ problem: faultText(asFault(error)) });
    }
  },

  otherCode() {
    this.code = '';
    this.setData({ stage: 'code', problem: '' });
  },

  consent(event: WechatMiniprogram.CustomEvent<{ value: Purpose[] }>) {
    const purposes = event.detail.value;
    this.setData({ purposes, chosen: Object.fromEntries(purposes.map((one) => [one, true])) });
  },

  /** One request id from seeing the card to a definite answer: a second tap binds nothing twice. */
  async bind() {
    const { binding, purposes, needed } = this.data;
    if (binding || !purposes.includes(needed)) return;
    this.setData({ binding: true, problem: '' });
    try {
      const me = await bind({
        requestId: this.requestId,
        code: this.code,
        consent: { version: this.version, purposes },
      });
      this.leave(me.bound && me.person.relative);
    } catch (error) {
      const fault = asFault(error);
      if (fault.reason === 'already-bound') {
        this.setData({ binding: false });
        return this.retry(); // as whom, the cloud says; a bound account is led on
      }
      if (fault.definite) this.requestId = newRequestId();
      this.setData({ binding: false, problem: faultText(fault) });
    }
  },

  /** To where somebody was going; else to their first page: the day, or the family. */
  leave(relative: boolean) {
    if (this.next === undefined) wx.switchTab({ url: relative ? routes.family : routes.today });
    else if (this.next.startsWith('/packages/')) wx.reLaunch({ url: this.next });
    else go(this.next);
  },
});
