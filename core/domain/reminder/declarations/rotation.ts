import { careerNode } from './career-node';

/** A change of post that HR recorded. */
export const rotation = careerNode('rotation', '岗位交流', 'HR confirms a change of post');
