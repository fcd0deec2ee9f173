import { files } from '../_store/files';
import { uploadPath } from '../_store/hand-pages';
import { mediaPath, type QuestionMediaRow, questionMedia } from '../_store/question-media';
import { decryptFile, fileDigest } from './file-box';
import { mustFindStorage } from './hand-pages';
import { places } from './places';

/**
 * The bytes of what is kept.
 * @throws Error when the file is gone or was changed
 */
export async function mediaOf(row: QuestionMediaRow): Promise<Buffer> {
  const file = await files.bytes(`${await mustFindStorage()}/${mediaPath(row._id)}`);
  if (!row.box || fileDigest(file) !== row.digest) throw new Error('a picture or a voice was changed');
  return decryptFile(file, row.box, places.questionMedia(row._id));
}

/** Takes one away whose key is destroyed, or that never came: both files, then the row that says where they lie. */
export async function removeMedia({ _id }: Pick<QuestionMediaRow, '_id'>, root: string): Promise<void> {
  await files.remove([`${root}/${uploadPath(_id)}`, `${root}/${mediaPath(_id)}`]);
  await questionMedia.remove(_id);
}
