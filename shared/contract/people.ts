/** Who annotates. */
import { z } from 'zod';
import { Person, PersonDetails } from '../records/person.ts';
import { call } from './base.ts';

export const people = {
  /** Everyone named in the workspace. */
  list: call.output(z.array(Person)),
  /** Says who annotates on this computer, here and in every workspace from now on. */
  setMe: call.input(PersonDetails).output(Person),
};
