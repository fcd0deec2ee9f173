/** Counts what is under way, by name, so that journeys can wait for the phone to be idle. */
export class WorkUnderWay {
  private readonly running = new Map<symbol, string>();

  /** Starts a piece of work; call what is returned when it has ended. */
  begin(name: string): () => void {
    const key = Symbol(name);
    this.running.set(key, name);
    return () => void this.running.delete(key);
  }

  names(): string[] {
    return [...this.running.values()];
  }
}
