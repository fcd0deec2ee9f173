/** Somebody else's mini program that is opened page by page in the simulator. */
export interface StrangerProgram {
  /** Folder of its checkout. */
  readonly folder: string;
  /** Where it can be had, and the state that was tried last. */
  readonly repository: string;
  readonly commit: string;
  /** How many pages its app.json had then: fewer would mean that some were overlooked. */
  readonly pages: number;
  /** What the simulator and the emulator are told of it. */
  readonly project: Readonly<Record<string, unknown>>;
  /**
   * Lays the program out in an empty folder as its own build would: its files are copied, never changed.
   * @returns the folder to give to the simulator
   */
  readonly layOut: (checkout: string, home: string) => Promise<string>;
  /** Queries of pages that cannot be opened without one. */
  readonly queries?: Readonly<Record<string, string>>;
  /** Remarks that a phone makes, too: on the program's own source. */
  readonly ownFaults?: readonly OwnFault[];
}

export interface OwnFault {
  /** Pages on which it is expected. */
  readonly on: RegExp;
  readonly remark: RegExp;
  /** What in the program causes it. */
  readonly because: string;
}
