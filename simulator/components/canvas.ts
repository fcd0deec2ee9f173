import { builtIn } from './built-in';

/** A 2d canvas (`type="2d"`); the node that programs draw on is the DOM canvas inside (runtime/canvas-node.ts). */
export const canvas = builtIn<{ told: boolean }>({
  name: 'canvas',
  properties: { type: String, canvasId: String, disableScroll: Boolean },
  create({ dom }) {
    const node = document.createElement('canvas');
    dom.append(node);
    return { told: false };
  },
  update({ dom, data }) {
    dom.style.touchAction = data.disableScroll === true ? 'none' : '';
  },
  attached({ data, state, context }) {
    if (data.type === '2d' || state.told) return;
    state.told = true;
    context.program.report(
      'error',
      `<canvas type="${String(data.type ?? '')}"> is not available in the simulator, only type="2d".`,
    );
  },
});
