/** Stands before a class or id that gets the component's prefix (`scope--`) when it is put into the page. */
export const prefixMark = '\uE000';
/** Stands for the component's scope name itself, in `[wx-host="…"]`. */
export const scopeMark = '\uE001';
