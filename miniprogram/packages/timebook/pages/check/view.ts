import type { Output } from '../../../../../core/contract';
import { stampText } from '../../../../text/dates';
import { chapterName } from '../../../../text/nodes';
import { checkText as t } from '../../text/check';

/** What the check of a receipt found, with what the record says, to be held against the paper. */
export function resultView({ verdict, record }: Output<'timebook.checkReceipt'>) {
  const rows =
    record === undefined
      ? []
      : [
          { label: t.number, value: chapterName(record.number), mono: false },
          { label: t.sealedAt, value: stampText(record.sealedAt), mono: false },
          { label: t.owner, value: record.own ? t.own : t.another, mono: false },
        ];
  return { ...t.verdicts[verdict], rows };
}
