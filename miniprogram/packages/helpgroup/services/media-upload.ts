import { upload } from '../../../services/cloud';
import { newRequestId } from '../../../services/request-id';
import { beginMedia, keepMedia } from './helpgroup';

/** A picture or a voice on its way under a question: announced, uploaded, taken over. Each act has one request id however often it is tried. */
export class MediaUpload {
  private readonly begun = newRequestId();
  private readonly kept = newRequestId();
  private uploaded = false;

  constructor(
    private readonly questionId: string,
    private readonly file: { kind: 'picture' | 'voice'; path: string; seconds: number },
  ) {}

  /** @throws Fault */
  async run(): Promise<string> {
    const { kind, path: from, seconds } = this.file;
    const { mediaId, path } = await beginMedia({ requestId: this.begun, questionId: this.questionId, kind });
    if (!this.uploaded) await upload(path, from);
    this.uploaded = true;
    await keepMedia({ requestId: this.kept, mediaId, seconds });
    return mediaId;
  }
}
