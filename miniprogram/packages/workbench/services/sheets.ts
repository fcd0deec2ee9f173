import { call } from '../../../services/cloud';
import { takeDocument } from '../../../services/document-file';
import { ActIds } from '../../../services/request-id';
import { sheetText as t } from '../text/sheets';

const acts = new ActIds();

/** The figures of a place as a spreadsheet, opened on the phone. @throws Fault */
export const takeFigures = (placeId: string) =>
  taken(() => acts.run(placeId, (requestId) => call('export.orderClosure', { requestId, placeId })));

/** The list with names; `confirm` is the place's name, typed. @throws Fault */
export const takeNames = (placeId: string, confirm: string) =>
  taken(() =>
    acts.run(`${placeId} ${confirm}`, (requestId) =>
      call('export.orderNames', { requestId, placeId, confirm }),
    ),
  );

/** Orders, fetches and opens; says how far it is meanwhile. */
async function taken(order: () => Promise<{ id: string }>): Promise<void> {
  wx.showLoading({ title: t.making, mask: true });
  try {
    const { id } = await order();
    await takeDocument(id, (step) => {
      if (step.at === 'fetching') wx.showLoading({ title: t.fetching(step.percent), mask: true });
    });
  } finally {
    wx.hideLoading();
  }
}
