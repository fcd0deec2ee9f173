import { builtIn } from './built-in';

/** `user-select`, `selectable`; `decode` needs nothing: the template compiler has read the entities already. */
export const text = builtIn({
  name: 'text',
  properties: {
    userSelect: Boolean,
    selectable: Boolean,
    decode: Boolean,
    space: String,
    overflow: String,
    maxLines: null,
  },
  update({ dom, data }) {
    dom.classList.toggle('wx-selectable', data.userSelect === true || data.selectable === true);
    if (data.space) dom.dataset.space = String(data.space);
    else delete dom.dataset.space;
  },
});
