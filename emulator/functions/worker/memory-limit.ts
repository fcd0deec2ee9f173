import { getHeapStatistics } from 'node:v8';

/** How often it is looked (real milliseconds). */
const EVERY = 50;

/**
 * Ends a worker whose buffers outgrow its memory. The heap has a limit of its own, which V8 keeps; buffers lie outside of it, and nobody
 * would count them.
 */
export class MemoryLimit {
  constructor(private readonly limitMB: number) {
    setInterval(() => this.isOver(), EVERY).unref();
  }

  /** Bytes of heap and buffers. */
  get used(): number {
    const { used_heap_size: heap, external_memory: buffers } = getHeapStatistics();
    return heap + buffers;
  }

  /** Whether the buffers take too much; the worker ends then, by an error that nobody catches. */
  isOver(): boolean {
    if (getHeapStatistics().external_memory <= this.limitMB * 1024 * 1024) return false;
    queueMicrotask(() => {
      throw new RangeError(`the function's process reached its memory limit of ${this.limitMB} MB`);
    });
    return true;
  }
}
