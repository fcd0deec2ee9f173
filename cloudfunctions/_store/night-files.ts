import { collection } from './collection';

/** That a night's file was written, by Beijing day (`_id`). The file itself lies in cloud storage and does not need this row. */
export type NightFileRow = {
  _id: string;
  fileId: string;
  digest: string;
  heads: number;
  /** Anchors made up to here are in it. */
  upTo: number;
};
const base = collection<NightFileRow>('nightFiles');
export const nightFiles = {
  ...base,
  /** The newest, or null. */
  async newest(): Promise<NightFileRow | null> {
    return (await base.find({}, (query) => query.orderBy('_id', 'desc').limit(1)))[0] ?? null;
  },
};
