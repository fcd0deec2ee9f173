import { bound } from '../../_kernel/caller';
import { fetchDocument } from './fetch';
import { order } from './order';
import { sentence } from './sentence';

export const actions = { order: bound(order), fetch: bound(fetchDocument), sentence: bound(sentence) };
