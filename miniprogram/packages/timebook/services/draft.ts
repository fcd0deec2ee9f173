import type { Input, Output } from '../../../../core/contract';
import type { DraftView } from '../../../../core/contract/timebook';
import type { Fault } from '../../../services/fault';
import { asFault } from '../../../services/fault';
import { newRequestId } from '../../../services/request-id';
import { type Letter, mergeLetters, sameLetter } from './draft-merge';
import type { LocalDrafts } from './draft-store';
import { chapterLimits } from './limits';

/** What the page shows beside the letter. */
export type SaveState =
  | { kind: 'blank' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: number }
  | { kind: 'kept'; offline: boolean }
  /** Longer than a letter can be, by `over`: on this phone alone until it is shortened. */
  | { kind: 'long'; over: number; held: boolean }
  /** Neither the phone's storage (full) nor the cloud has the last words. */
  | { kind: 'unkept' }
  | { kind: 'diverged'; theirs: DraftView }
  | { kind: 'refused'; fault: Fault };

export type Keeping = {
  save(input: Input<'timebook.saveDraft'>): Promise<Output<'timebook.saveDraft'>>;
  local: LocalDrafts;
  /** Runs `work` after `ms`; gives back how to call it off. */
  later(work: () => void, ms: number): () => void;
  onState(state: SaveState): void;
};

/** The phone's own storage follows the pen at once; the cloud every few seconds, as a pause in writing allows. */
const cloudEvery = 3_000;
const againAfter = 10_000;

/**
 * Keeps one draft safe: on the phone at each change, in the cloud over the revision it is based on. A save whose answer was lost is
 * repeated with the same request id and the same text, so that it cannot be counted as another phone's. When another phone saved in
 * between, nothing is overwritten: the person chooses, and what was not chosen stays on this phone until the chapter is sealed.
 */
export class DraftKeeper {
  letter: Letter = { text: '', promises: [] };
  private revision = 0;
  private dirty = false;
  private inFlight: Input<'timebook.saveDraft'> | undefined;
  private sending = false;
  private cancel: (() => void) | undefined;
  private theirs: DraftView | undefined;
  private closed = false;
  private gone = false;
  private held = true;

  constructor(
    private readonly nodeId: string,
    private readonly keeping: Keeping,
  ) {}

  /** Brings together what the cloud has and what this phone kept; gives the letter to show. */
  begin(cloud: DraftView | null): Letter {
    const kept = this.keeping.local.get(this.nodeId);
    this.revision = cloud?.revision ?? 0;
    this.letter =
      cloud === null ? { text: '', promises: [] } : { text: cloud.text, promises: cloud.promises };
    this.inFlight = kept?.inFlight;
    if (kept?.dirty === true && !sameLetter(kept, this.letter)) {
      const answered = kept.inFlight !== undefined && cloud !== null && sameLetter(kept.inFlight, cloud);
      this.letter = { text: kept.text, promises: kept.promises };
      this.dirty = true;
      if (cloud !== null && kept.revision !== this.revision && !answered) return this.diverge(cloud);
      this.keeping.onState({ kind: 'saving' });
      void this.flush();
      return this.letter;
    }
    this.inFlight = undefined;
    this.keepLocally();
    this.keeping.onState(cloud === null ? { kind: 'blank' } : { kind: 'saved', at: cloud.savedAt });
    return this.letter;
  }

  /** Goes on with what this phone kept, when the cloud cannot be asked; it is asked again with the next save. */
  beginOffline(): Letter {
    const kept = this.keeping.local.get(this.nodeId);
    if (kept !== undefined) {
      this.letter = { text: kept.text, promises: kept.promises };
      this.revision = kept.revision;
      this.dirty = kept.dirty;
      this.inFlight = kept.inFlight;
    }
    this.keeping.onState({ kind: 'kept', offline: true });
    return this.letter;
  }

  /** The pen moved. */
  change(letter: Letter): void {
    if (this.closed || sameLetter(letter, this.letter)) return;
    this.letter = letter;
    this.dirty = true;
    this.keepLocally();
    if (this.theirs !== undefined || this.tooLong()) return;
    this.keeping.onState({ kind: 'saving' });
    this.schedule(cloudEvery);
  }

  /** Saves to the cloud now (leaving the page, network back). */
  async flush(): Promise<void> {
    if (this.closed || this.sending || !this.dirty || this.theirs !== undefined) return;
    this.cancel?.();
    this.cancel = undefined;
    if (this.inFlight === undefined && this.tooLong()) return;
    const input = this.inFlight ?? {
      requestId: newRequestId(),
      nodeId: this.nodeId,
      ...this.letter,
      baseRevision: this.revision,
    };
    this.inFlight = input;
    this.keepLocally();
    this.sending = true;
    try {
      this.accept(input, await this.keeping.save(input));
    } catch (error) {
      this.fail(asFault(error));
    } finally {
      this.sending = false;
    }
  }

  /** Settles two versions; the one not chosen stays aside on this phone. */
  choose(which: 'both' | 'mine' | 'theirs'): Letter {
    const theirs = this.theirs;
    if (theirs === undefined) return this.letter;
    const mine = this.letter;
    this.setAside(which === 'theirs' ? mine : theirs);
    this.letter =
      which === 'both'
        ? mergeLetters(theirs, mine)
        : which === 'mine'
          ? mine
          : { text: theirs.text, promises: theirs.promises };
    this.theirs = undefined;
    this.inFlight = undefined;
    this.revision = theirs.revision;
    this.dirty = which !== 'theirs';
    this.keepLocally();
    this.keeping.onState(this.dirty ? { kind: 'saving' } : { kind: 'saved', at: theirs.savedAt });
    void this.flush();
    return this.letter;
  }

  /** The chapter is sealed: nothing readable of it stays on this phone. */
  sealed(): void {
    this.stop();
    this.gone = true;
    this.keeping.local.clear(this.nodeId);
  }

  /** Ends keeping without forgetting (page left, seal under way). */
  stop(): void {
    this.cancel?.();
    this.cancel = undefined;
    this.closed = true;
  }

  /** Goes on after `stop` (the seal was refused). */
  resume(): void {
    this.closed = false;
    void this.flush();
  }

  private setAside(letter: Letter): void {
    try {
      this.keeping.local.setAside(this.nodeId, letter);
    } catch {
      // The phone's storage is full: the choice is not held up by that.
    }
  }

  private accept(input: Input<'timebook.saveDraft'>, answer: Output<'timebook.saveDraft'>): void {
    this.inFlight = undefined;
    if (this.closed) {
      if (answer.status === 'saved') this.settleLeft(input, answer.revision);
      return;
    }
    if (answer.status === 'diverged') {
      if (sameLetter(answer, this.letter)) {
        this.settle(answer.revision, answer.savedAt);
        return;
      }
      this.diverge(answer);
      return;
    }
    this.revision = answer.revision;
    if (sameLetter(input, this.letter)) this.settle(answer.revision, answer.savedAt);
    else {
      this.keepLocally();
      this.schedule(cloudEvery);
    }
  }

  /** The page was left while this was under way. Another page may write the same letter by now: then the phone holds that one's. */
  private settleLeft(input: Input<'timebook.saveDraft'>, revision: number): void {
    this.revision = revision;
    if (sameLetter(input, this.letter)) this.dirty = false;
    const kept = this.keeping.local.get(this.nodeId);
    if (kept?.inFlight?.requestId === input.requestId && sameLetter(kept, this.letter)) this.keepLocally();
  }

  private fail(fault: Fault): void {
    if (fault.definite) this.inFlight = undefined;
    const left = this.closed;
    // Another phone sealed this chapter meanwhile: nothing readable of it stays here.
    if (fault.reason === 'already-sealed') this.sealed();
    if (left) return;
    this.keepLocally();
    if (fault.definite) {
      this.keeping.onState({ kind: 'refused', fault });
      return;
    }
    this.keeping.onState(
      this.held ? { kind: 'kept', offline: fault.code === 'OFFLINE' } : { kind: 'unkept' },
    );
    this.schedule(againAfter);
  }

  private settle(revision: number, at: number): void {
    this.revision = revision;
    this.dirty = false;
    this.keepLocally();
    this.keeping.onState({ kind: 'saved', at });
  }

  private diverge(theirs: DraftView): Letter {
    this.theirs = theirs;
    this.inFlight = undefined;
    this.keepLocally();
    this.keeping.onState({ kind: 'diverged', theirs });
    return this.letter;
  }

  /** A full storage must not keep the letter from the cloud: it is only noted that the phone does not hold it. */
  private keepLocally(): void {
    if (this.gone) return;
    try {
      this.keeping.local.put(this.nodeId, {
        ...this.letter,
        revision: this.revision,
        dirty: this.dirty,
        ...(this.inFlight === undefined ? {} : { inFlight: this.inFlight }),
      });
      this.held = true;
    } catch {
      this.held = false;
    }
  }

  /** The cloud would refuse it: said plainly, and nothing sent. */
  private tooLong(): boolean {
    const over = this.letter.text.length - chapterLimits.text;
    if (over <= 0) return false;
    this.cancel?.();
    this.cancel = undefined;
    this.keeping.onState({ kind: 'long', over, held: this.held });
    return true;
  }

  private schedule(ms: number): void {
    if (this.cancel !== undefined) return;
    this.cancel = this.keeping.later(() => {
      this.cancel = undefined;
      void this.flush();
    }, ms);
  }
}
