import { lives } from './acts';
import { playLife } from './life';

playLife(lives.group, 400);
