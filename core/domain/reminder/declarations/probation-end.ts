import { careerNode } from './career-node';

/** Confirmation after probation. */
export const probationEnd = careerNode('probation-end', '转正', 'HR confirms the end of probation');
