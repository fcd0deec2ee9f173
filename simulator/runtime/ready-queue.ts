import type { glassEasel } from 'glass-easel-miniprogram-adapter';

/**
 * The `ready` life cycle, which the framework leaves to its host: once per component after it was attached and laid out, inner
 * components before outer ones. Within the opening of a page it waits for the page (after `onShow`); later ones follow in a microtask.
 */
export class ReadyQueue {
  private waiting: glassEasel.GeneralComponent[] = [];
  private held = 0;
  private scheduled = false;

  add(component: glassEasel.GeneralComponent): void {
    this.waiting.push(component);
    if (this.held > 0 || this.scheduled) return;
    this.scheduled = true;
    queueMicrotask(() => {
      this.scheduled = false;
      if (this.held === 0) this.flush();
    });
  }

  hold(): void {
    this.held += 1;
  }

  release(): void {
    this.held -= 1;
    if (this.held === 0) this.flush();
  }

  private flush(): void {
    const depths = this.waiting.map((component) => ({ component, depth: depthOf(component) }));
    this.waiting = [];
    // Attached comes from outside to inside; stable sorting keeps siblings in order.
    depths.sort((a, b) => b.depth - a.depth);
    for (const { component } of depths) {
      if (isAttached(component)) component.triggerLifetime('ready', []);
    }
  }
}

function depthOf(component: glassEasel.GeneralComponent): number {
  let depth = 0;
  for (let at = component.ownerShadowRoot?.getHostNode(); at; at = at.ownerShadowRoot?.getHostNode())
    depth += 1;
  return depth;
}

function isAttached(component: glassEasel.GeneralComponent): boolean {
  return (component as unknown as { _$attached: boolean })._$attached;
}
