import type { Session } from '../../../core/contract/account';
import { serverNow } from '../../services/cloud';
import { asFault, Fault } from '../../services/fault';
import { grant } from '../../services/reminder';
import { session } from '../../services/session';
import { askReminder, explainMainOff, mainSwitch } from '../../services/subscribe';
import { textScale } from '../../services/text-size';
import { verify } from '../../services/timebook';
import { bookText } from '../../text/book';
import { dayText } from '../../text/dates';
import { dutyName, dutyText } from '../../text/duties';
import { faultText } from '../../text/faults';
import { mainOffText } from '../../text/main-switch';
import { meText } from '../../text/me';
import { workbenchText } from '../../text/workbench';
import { type Foot, footView } from '../book/view';
import { type Blocked, blocked, go, routes } from '../enter';

type Bound = Extract<Session, { bound: true }>;
const {
  remindSection,
  remindWhy,
  addOne,
  remindNoConsent,
  remindSettings,
  chainSection,
  verify: verifyLabel,
  verifyNote,
} = meText;
const { consentSection, largeSection, largeText, privacySection } = meText;

function meView(me: Bound) {
  return {
    name: me.person.name,
    initial: Array.from(me.person.givenName).at(-1) ?? '' /* by characters: a rare one is two units */,
    unit: me.person.unitName,
    workbench: workbenchOf(me),
    hasBook: me.person.cadre,
    relative: me.person.relative,
    privacy: me.person.relative ? meText.familyPrivacy : meText.privacy,
    entered: me.person.relative ? meText.relative : meText.entered(dayText(me.person.entryDay)),
    ...remindView(me.remaining),
    remindable: me.consents.includes('reminders'),
    consents: me.consents.map((one) => meText.consent[one]),
    version: meText.consentVersion(me.consentVersion),
  };
}

/** My duties in words; null for whoever has none, and so no workbench. */
function workbenchOf({ duties, accompanies }: Bound): string[] | null {
  const words = [...duties.map(dutyText), ...(accompanies ? [dutyName.mentor] : [])];
  return words.length > 0 ? words : null;
}

function remindView(remaining: number) {
  return { remaining: remaining > 0 ? meText.remaining(remaining) : meText.remainingNone };
}

Page({
  data: {
    fs: textScale(),
    t: {
      ...{
        remindSection,
        remindWhy,
        addOne,
        remindNoConsent,
        remindSettings,
        chainSection,
        verifyLabel,
        verifyNote,
      },
      ...{
        consentSection,
        largeSection,
        largeText,
        privacySection,
        checking: bookText.chainChecking,
        workbench: workbenchText.title,
        mentor: meText.mentor,
        mentorNote: meText.mentorNote,
        career: meText.career,
        careerNote: meText.careerNote,
        looks: meText.looks,
        looksNote: meText.looksNote,
        receipt: meText.receipt,
        receiptNote: meText.receiptNote,
        pledge: meText.pledge,
        pledgeNote: meText.pledgeNote,
        help: meText.help,
        helpNote: meText.helpNote,
        rights: meText.rights,
        rightsNote: meText.rightsNote,
        voice: meText.voice,
        voiceNote: meText.voiceNote,
        take: meText.take,
        takeNote: meText.takeNote,
      },
    },
    view: null as ReturnType<typeof meView> | null,
    /** WeChat's own switch is off, said beside what could still come. */
    mainOff: '',
    blocked: null as Blocked | null,
    checking: false,
    chain: null as Foot | null,
  },

  onLoad() {
    void this.load();
  },

  onShow() {
    if (this.data.view !== null || this.data.blocked !== null) void this.load();
  },

  async load() {
    try {
      const me = await session(true);
      if (!me.bound) throw new Fault('UNAUTHENTICATED', 'not-bound');
      this.setData({ view: meView(me), blocked: null });
      if (me.consents.includes('reminders')) await this.look();
    } catch (error) {
      const what = blocked(error);
      if (what !== undefined && this.data.view === null) this.setData({ blocked: what });
    }
  },

  /** Whether a message could come at all. */
  async look() {
    const mainOff = (await mainSwitch()) === false ? mainOffText.line : '';
    if (mainOff !== this.data.mainOff) this.setData({ mainOff });
  },

  retry() {
    this.setData({ blocked: null });
    void this.load();
  },

  /** Asks inside the tap, then records the answer. */
  async addReminder() {
    try {
      const permission = await askReminder();
      if (permission === 'main-off') return explainMainOff();
      if (permission === undefined) {
        wx.showToast({ icon: 'none', title: meText.notAdded });
        return;
      }
      const { remaining } = await grant(permission);
      this.setData({ 'view.remaining': remindView(remaining).remaining });
      wx.showToast({ icon: 'none', title: permission.answer === 'accept' ? meText.added : meText.notAdded });
    } catch (error) {
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
  },

  toWorkbench() {
    go(routes.workbench);
  },

  toMentor() {
    go(routes.mentor);
  },

  toCareer() {
    go(routes.career);
  },

  toLooks() {
    go(routes.auditMine);
  },

  toCheck() {
    go(routes.check);
  },

  toPledge() {
    go(routes.pledge);
  },

  toHelp() {
    go(routes.helpGroups);
  },

  toTake() {
    go(routes.take);
  },

  toRights() {
    go(routes.rights);
  },

  toVoice() {
    go(routes.voice('suggestion'));
  },

  toSettings() {
    go(routes.reminderSettings);
  },

  async check() {
    if (this.data.checking) return;
    this.setData({ checking: true });
    try {
      this.setData({ checking: false, chain: footView(await verify(), serverNow()) });
    } catch (error) {
      this.setData({ checking: false });
      wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    }
  },
});
