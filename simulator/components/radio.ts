import { builtIn } from './built-in';
import { choice, choiceGroup } from './choice';

export const radio = choice('radio', '#09bb07');

/** Fires `change` with the value of the chosen one; only one in a group is chosen. */
export const radioGroup = builtIn({
  name: 'radio-group',
  properties: { name: String },
  ...choiceGroup((checked) => checked[0]?.value ?? ''),
});
