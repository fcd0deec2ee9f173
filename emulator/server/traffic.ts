/** The requests that are being answered. A standstill lets those come to their end and holds back all others meanwhile. */
export class Traffic {
  private readonly running = new Set<Promise<void>>();
  private standing: Promise<void> | undefined;

  /** Answers one request, when no standstill is on. */
  async pass(answer: () => Promise<void>): Promise<void> {
    while (this.standing) await this.standing;
    const run = answer();
    const settled = run.then(
      () => undefined,
      () => undefined,
    );
    this.running.add(settled);
    await settled;
    this.running.delete(settled);
    return run;
  }

  /**
   * Holds new requests back until `action` is over; one standstill at a time.
   * @param action gets a function that waits for the requests which had begun before
   */
  async standStill(action: (ended: () => Promise<void>) => Promise<void>): Promise<void> {
    while (this.standing) await this.standing;
    let open = () => {};
    this.standing = new Promise<void>((resolve) => {
      open = resolve;
    });
    try {
      await action(async () => void (await Promise.all(this.running)));
    } finally {
      this.standing = undefined;
      open();
    }
  }
}
