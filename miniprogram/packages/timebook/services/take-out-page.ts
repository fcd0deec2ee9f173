import { asFault } from '../../../services/fault';
import { ActIds } from '../../../services/request-id';
import { removePage } from '../../../services/timebook';
import { faultText } from '../../../text/faults';
import { writeText } from '../text/write';

const acts = new ActIds();

/** Asks, then takes a photo out of the draft; one that never came there (no id) is only asked about. Gives whether it is out. */
export async function takeOut(pageId: string): Promise<boolean> {
  if (!(await meant())) return false;
  if (pageId === '') return true;
  try {
    await acts.run(pageId, (requestId) => removePage(requestId, pageId));
    return true;
  } catch (error) {
    wx.showToast({ icon: 'none', title: faultText(asFault(error)) });
    return false;
  }
}

function meant(): Promise<boolean> {
  return new Promise((resolve) => {
    wx.showModal({
      title: writeText.removePageTitle,
      content: writeText.removePageText,
      confirmText: writeText.removePageYes,
      cancelText: writeText.removePageNo,
      success: ({ confirm }) => resolve(confirm),
      fail: () => resolve(false),
    });
  });
}
