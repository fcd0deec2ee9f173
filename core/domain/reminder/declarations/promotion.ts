import { careerNode } from './career-node';

/** A promotion that HR recorded. */
export const promotion = careerNode('promotion', '提拔任用', 'HR confirms a promotion');
