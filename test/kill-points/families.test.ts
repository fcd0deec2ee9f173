import { lives } from './acts';
import { playLife } from './life';

playLife(lives.families, 100);
