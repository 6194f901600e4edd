/** What every call has in common: the faults it may answer with. */
import { oc } from '@orpc/contract';
import { faultMap } from './fault.ts';

export const call = oc.errors(faultMap);
