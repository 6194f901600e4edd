/** Keeping who annotates. */
import { useCallback } from 'react';
import type { PersonDetails } from '../../shared/records/person.ts';
import { useLink } from '../link/link.tsx';
import { useReadSettingsAgain } from '../link/queries.ts';

/** Keeps the details for this computer; answers whether they were kept. */
export function useSetMe(): (me: PersonDetails) => Promise<boolean> {
  const { client, run } = useLink();
  const readAgain = useReadSettingsAgain();
  return useCallback(
    async ({ name, initials, colour }) => {
      const result = await run(() =>
        client.people.setMe({ name: name.trim(), initials: initials.trim(), colour }),
      );
      if (result.ok) readAgain();
      return result.ok;
    },
    [client, run, readAgain],
  );
}
