import { createPhoneBuilder, type PhoneBuild, type PhoneBuilder } from '../../compile/build-phone';
import { locateProgram } from '../../compile/program-files';
import { folderStamp } from './folder-stamp';
import { watchFolders } from './watch-folders';

/** Editors write a file in several steps; one build follows them all. */
const SETTLE_MS = 120;

/** A program that is built now and again whenever one of its files changes. */
export class ProgramWatch {
  private readonly builder: PhoneBuilder;
  private stopWatching: () => void = () => {};
  private settling: NodeJS.Timeout | undefined;
  private building: Promise<void> | undefined;
  private latest: PhoneBuild | undefined;
  private stamp = '';
  /** Counts finished builds. */
  revision = 0;

  /** @throws when `projectDir` holds no program (there is no app.json). */
  constructor(
    private readonly projectDir: string,
    outDir: string,
    private readonly onBuilt: (build: PhoneBuild, revision: number) => void,
  ) {
    this.builder = createPhoneBuilder({ projectDir, outDir });
  }

  /** The last build. @throws before {@link start} has resolved */
  get build(): PhoneBuild {
    if (!this.latest) throw new Error('The program has not been built yet.');
    return this.latest;
  }

  /** Builds once and starts to watch. Resolves also when the program has errors: they are in {@link build}. */
  async start(): Promise<void> {
    // Before the build: what changes while it runs is a change.
    this.stamp = folderStamp(locateProgram(this.projectDir));
    this.latest = await this.builder.build();
    this.revision = 1;
    this.stopWatching = watchFolders(this.latest.programRoot, () => {
      clearTimeout(this.settling);
      this.settling = setTimeout(() => this.again(), SETTLE_MS);
    });
  }

  async close(): Promise<void> {
    clearTimeout(this.settling);
    this.stopWatching();
    await this.building;
    await this.builder.dispose();
  }

  private again(): void {
    const before = this.building ?? Promise.resolve();
    this.building = before.then(async () => {
      try {
        const stamp = folderStamp(this.build.programRoot);
        if (stamp === this.stamp) return;
        this.stamp = stamp;
        this.latest = await this.builder.build();
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        this.latest = { ...this.build, errors: [{ file: 'app.json', line: 0, message }] };
      }
      this.revision += 1;
      this.onBuilt(this.latest, this.revision);
    });
  }
}
