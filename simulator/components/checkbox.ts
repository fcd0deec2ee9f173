import { builtIn } from './built-in';
import { choice, choiceGroup } from './choice';

export const checkbox = choice('checkbox', '#09bb07');

/** Fires `change` with the values of all checked boxes in it, in document order. */
export const checkboxGroup = builtIn({
  name: 'checkbox-group',
  properties: { name: String },
  ...choiceGroup((checked) => checked.map(({ value }) => value)),
});
