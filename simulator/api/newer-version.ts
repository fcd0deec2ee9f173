import type { ApiHost, Area } from './api-host';
import { Moment } from './listener-pairs';

/** Milliseconds that a newer version takes to be found, and then to come. */
const FOUND_AFTER = 50;
const THERE_AFTER = 300;

/**
 * `wx.getUpdateManager`: at each start it looks for a newer version. The panel (新版本) and the driver say whether there is one, and whether
 * it comes down well; `applyUpdate` starts the program again, and then it is the newest.
 */
export function newerVersionArea(host: ApiHost): Area {
  const checked = new Moment<{ hasUpdate: boolean }>();
  const ready = new Moment();
  const failed = new Moment();
  const hasUpdate = host.newVersion !== 'none';
  let isChecked = false;
  let isReady = false;
  let isFailed = false;
  const there = () => {
    isReady = host.newVersion === 'ready';
    isFailed = !isReady;
    (isReady ? ready : failed).tell({});
  };
  setTimeout(() => {
    isChecked = true;
    checked.tell({ hasUpdate });
    if (hasUpdate) setTimeout(there, THERE_AFTER);
  }, FOUND_AFTER);
  const manager = {
    onCheckForUpdate: (listener: (result: { hasUpdate: boolean }) => void) => {
      checked.add(listener);
      // Whoever listens late hears it all the same.
      if (isChecked) setTimeout(() => listener({ hasUpdate }), 0);
    },
    onUpdateReady: (listener: () => void) => {
      ready.add(listener);
      if (isReady) setTimeout(listener, 0);
    },
    onUpdateFailed: (listener: () => void) => {
      failed.add(listener);
      if (isFailed) setTimeout(listener, 0);
    },
    applyUpdate: () => {
      if (!isReady) throw new Error('applyUpdate:fail update is not ready');
      host.applyNewVersion();
    },
  };
  return { getUpdateManager: () => manager };
}
