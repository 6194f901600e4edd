/** What tags, people and articles are called, for cells and chips. */
import { useMemo } from 'react';
import type { Person } from '../../shared/records/person.ts';
import { type Codebook, useCodebook } from '../codebook/codebook.ts';
import { useDocuments, usePeople } from '../link/queries.ts';
import type { FilterNames } from './filter-parts.ts';

export interface TableNames extends FilterNames {
  readonly codebook: Codebook;
  readonly people: ReadonlyMap<string, Person>;
}

export function useNames(): TableNames {
  const codebook = useCodebook();
  const people = usePeople().data;
  const documents = useDocuments().data;
  return useMemo(() => {
    const persons = new Map(people?.map(person => [person.id, person]));
    const titles = new Map(documents?.map(({ document }) => [document.id, document.title]));
    return {
      codebook,
      people: persons,
      tag: (id: string) => codebook.get(id)?.name,
      person: (id: string) => persons.get(id)?.name ?? 'someone',
      document: (id: string) => titles.get(id) ?? 'a removed article',
    };
  }, [codebook, people, documents]);
}
