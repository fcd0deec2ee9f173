import type { Output } from '../../../../../core/contract';
import type { DocumentKind } from '../../../../../core/contract/export';
import type { Step } from '../../../../services/document-file';
import { asFault } from '../../../../services/fault';
import { dayOf } from '../../../../text/dates';
import { faultText } from '../../../../text/faults';
import { chapterName, fingerprintText, shortNodeName } from '../../../../text/nodes';
import { takeText } from '../../text/take';

/** One document on the page: `state` idle, busy, done or failed; `line` says it in words, `percent` of the bar (0: none). */
export type DocumentView = {
  kind: DocumentKind;
  name: string;
  state: 'idle' | 'busy' | 'done' | 'failed';
  line: string;
  percent: number;
};

export function idle(kind: DocumentKind): DocumentView {
  const { name, note } = takeText.kinds[kind];
  return { kind, name, state: 'idle', line: note, percent: 0 };
}

/** Under way. The making has no measure: the bar stands at a tenth, and the rest is what was fetched. */
export function busy(view: DocumentView, step: Step): DocumentView {
  if (step.at === 'making') return { ...view, state: 'busy', line: takeText.making, percent: 10 };
  const line = takeText.fetching(step.percent);
  return { ...view, state: 'busy', line, percent: 10 + Math.round(step.percent * 0.9) };
}

export function done(view: DocumentView, taken: boolean): DocumentView {
  return { ...view, state: taken ? 'done' : 'idle', line: taken ? takeText.done : takeText.left, percent: 0 };
}

export function failed(view: DocumentView, error: unknown): DocumentView {
  const fault = asFault(error);
  const line = fault.code === 'OFFLINE' ? takeText.offline : takeText.failed(faultText(fault));
  return { ...view, state: 'failed', line, percent: 0 };
}

/** Letters that are still sealed, newest first: all that can be told of them. */
export function sealedView({ chapters, nodes }: Output<'timebook.book'>) {
  return chapters
    .filter((one) => one.state === 'sealed')
    .sort((a, b) => b.number - a.number)
    .map(({ number, nodeId, sealedAt, opensOn, fingerprint }) => {
      const node = nodes.find((one) => one.id === nodeId);
      const parts = [chapterName(number), node && shortNodeName(node.kind, node.years)];
      return {
        number,
        name: parts.filter(Boolean).join(' · '),
        line: takeText.sealedLine(dayOf(sealedAt), opensOn),
        fingerprint: takeText.fingerprint(fingerprintText(fingerprint)),
      };
    });
}
