import { upload } from '../../../services/cloud';
import { newRequestId } from '../../../services/request-id';
import { beginPage, keepPage } from '../../../services/timebook';

/**
 * One photo on its way to the draft: announced, uploaded, taken over. Each act has one request id however often it is tried, so that a second try
 * goes on where the first stopped and nothing is kept twice.
 */
export class HandPageUpload {
  private readonly begun = newRequestId();
  private readonly kept = newRequestId();
  private uploaded = false;

  /** @param path of the picture on the phone, small enough to be kept */
  constructor(
    private readonly nodeId: string,
    private readonly path: string,
  ) {}

  /**
   * @param told hears how far it is, in percent
   * @throws Fault
   */
  async run(told: (percent: number) => void): Promise<string> {
    const { pageId, path } = await beginPage(this.begun, this.nodeId);
    if (!this.uploaded) await upload(path, this.path, told);
    this.uploaded = true;
    await keepPage(this.kept, pageId);
    return pageId;
  }
}
