import { type FSWatcher, watch } from 'node:fs';
import { createPhoneBuilder, type PhoneBuild, type PhoneBuilder } from '../../compile/build-phone';

/** Editors write a file in several steps; one build follows them all. */
const SETTLE_MS = 120;

/** A program that is built now and again whenever one of its files changes. */
export class ProgramWatch {
  private readonly builder: PhoneBuilder;
  private watcher: FSWatcher | undefined;
  private settling: NodeJS.Timeout | undefined;
  private building: Promise<void> | undefined;
  private latest: PhoneBuild | undefined;
  /** Counts finished builds. */
  revision = 0;

  /** @throws when `projectDir` holds no program (there is no app.json). */
  constructor(
    projectDir: string,
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
    this.latest = await this.builder.build();
    this.revision = 1;
    this.watcher = watch(this.latest.programRoot, { recursive: true }, (_event, file) => {
      if (file && /(^|[\\/])(node_modules|\.git)([\\/]|$)|~$|\.sw[a-z]$/.test(file)) return;
      clearTimeout(this.settling);
      this.settling = setTimeout(() => this.again(), SETTLE_MS);
    });
    // A folder that vanishes while being watched is not a reason to die; the next build tells what is missing.
    this.watcher.on('error', () => {});
  }

  async close(): Promise<void> {
    clearTimeout(this.settling);
    this.watcher?.close();
    await this.building;
    await this.builder.dispose();
  }

  private again(): void {
    const before = this.building ?? Promise.resolve();
    this.building = before.then(async () => {
      try {
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
