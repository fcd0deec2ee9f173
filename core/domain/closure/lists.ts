/** The lists of nodes that HR may ask for. */
export const nodeLists = ['overdue', 'running', 'paper'] as const;
export type NodeList = (typeof nodeLists)[number];
