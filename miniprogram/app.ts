import { startCloud } from './services/cloud';
import { sendWaitingGrants } from './services/reminder';
import { session } from './services/session';

/** Start-up: the cloud once, who I am (the template ids must be known before any tap), one hook for what nobody caught. */
App({
  onLaunch() {
    startCloud();
    session().catch(() => {
      // The page that needs it asks again and shows what went wrong there.
    });
  },
  onShow() {
    void sendWaitingGrants();
  },
  onError(message: string) {
    wx.getRealtimeLogManager?.().error(message);
  },
  onUnhandledRejection(result) {
    wx.getRealtimeLogManager?.().error(String(result.reason));
  },
});
