/** What is done when somebody draws something down by its upper end. Distances in CSS px. */
export interface Pull {
  /** Whether it could be drawn down now: enabled, and at its top. */
  may(): boolean;
  moved(distance: number): void;
  /** The finger let go, or the gesture was taken away (`distance` 0). */
  released(distance: number): void;
}

/** Watches one finger, or the mouse, on an element. Nothing is taken from the program: its own touch events come as ever. */
export function watchPull(element: HTMLElement, pull: Pull): void {
  let from: number | undefined;
  let distance = 0;
  const begin = (y: number) => {
    from = pull.may() ? y : undefined;
    distance = 0;
  };
  const move = (y: number) => {
    if (from === undefined) return;
    // Whoever scrolls back up first has to begin anew.
    if (!pull.may()) return end(true);
    distance = Math.max(0, y - from);
    if (distance > 0) pull.moved(distance);
  };
  const end = (given: boolean) => {
    if (from === undefined) return;
    from = undefined;
    if (distance > 0) pull.released(given ? 0 : distance);
  };
  const finger = ({ touches }: TouchEvent) => touches[0]?.clientY ?? 0;
  const passive = { passive: true };
  element.addEventListener('touchstart', (event) => begin(finger(event)), passive);
  element.addEventListener('touchmove', (event) => move(finger(event)), passive);
  element.addEventListener('touchend', () => end(false), passive);
  element.addEventListener('touchcancel', () => end(true), passive);
  element.addEventListener('mousedown', (event) => event.button === 0 && begin(event.clientY));
  document.addEventListener('mousemove', (event) => move(event.clientY));
  document.addEventListener('mouseup', () => end(false));
}
