/** Works out what a new version would do, anew whenever the file was read in another way. */
import { useEffect, useState } from 'react';
import type { ImportPreview, VersionPreview } from '../../shared/contract/imports.ts';
import { useLink } from '../link/link.tsx';
import type { Client } from '../link/transport.ts';
import type { AdoptJob, ReviewJob, Target } from './import-job.ts';

/** A job that replaces the text of an article. */
export type VersionJob = (ReviewJob & { readonly target: Target }) | AdoptJob;

/** The forecast for the job on show; undefined while it is worked out. */
export function useForecast(job: VersionJob): VersionPreview | undefined {
  const { client, run } = useLink();
  const [forecast, setForecast] = useState<VersionPreview>();
  const document = job.target.id;
  const arrival = job.step === 'adopt' ? job.from : job.preview;
  useEffect(() => {
    setForecast(undefined);
    let isWanted = true;
    void run(() => forecastOf(client, document, arrival)).then(result => {
      if (isWanted && result.ok) setForecast(result.value);
    });
    return () => {
      isWanted = false;
    };
  }, [client, run, document, arrival]);
  return forecast;
}

function forecastOf(
  client: Client,
  document: string,
  arrival: ImportPreview | Target,
): Promise<VersionPreview> {
  return 'staged' in arrival
    ? client.imports.previewVersion({ staged: arrival.staged, document })
    : client.versions.preview({ document, from: arrival.id });
}
