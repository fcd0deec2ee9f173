import { lives } from './acts';
import { playLife } from './life';

playLife(lives.service, 150);
