/** How long a closed question keeps its words where the unit set nothing, in days. */
export const usualKeepDays = 180;
