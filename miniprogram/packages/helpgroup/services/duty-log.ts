import { call } from '../../../services/cloud';
import { takeDocument } from '../../../services/document-file';
import { ActIds } from '../../../services/request-id';

const acts = new ActIds();

/** The duty log of a month as a spreadsheet, opened on the phone. @throws Fault */
export async function takeDutyLog(unitId: string, month: string): Promise<void> {
  wx.showLoading({ title: '', mask: true });
  try {
    const { id } = await acts.run(`${unitId} ${month}`, (requestId) =>
      call('export.orderDutyLog', { requestId, unitId, month }),
    );
    await takeDocument(id, () => undefined);
  } finally {
    wx.hideLoading();
  }
}
