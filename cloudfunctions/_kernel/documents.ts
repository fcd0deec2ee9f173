import { type DocumentRow, documentPath, documents } from '../_store/documents';
import { files } from '../_store/files';

/** Takes a document away: its file, whether or not it was ever fetched, and then the row that says where it lies. */
export async function removeDocument(row: DocumentRow, root: string): Promise<void> {
  await files.remove([`${root}/${documentPath(row)}`]);
  await documents.remove(row._id);
}
