/** What the annotations of another file would do here, in counts, and what of them cannot come in. */
import type { AnnotationsPreview } from '../../shared/contract/returns.ts';
import { counted } from '../ui/counted.ts';
import styles from './Exchange.module.css';
import returned from './Returned.module.css';
import { ReturnedList } from './ReturnedList.tsx';
import { Count } from './VersionForecast.tsx';

export interface ReturnedAnnotationsProps {
  readonly name: string;
  readonly preview: AnnotationsPreview;
}

export function ReturnedAnnotations({ name, preview }: ReturnedAnnotationsProps) {
  const { documents, refused, problems, totals } = preview;
  return (
    <>
      <section aria-label="What it changes" className={styles.forecast}>
        <p>{headline(preview, name)}</p>
        <dl className={styles.counts}>
          <Count count={preview.exact} label="on their very words" />
          <Count count={preview.moved} label="found elsewhere" />
          <Count count={preview.orphan} label="without a place in the text" isDoubtful />
          <Count count={preview.here} label="here already" />
          <Count count={totals.refused} label="refused" isDoubtful />
        </dl>
      </section>
      <Choices {...preview} />
      <ReturnedList label="Articles that will be added" total={totals.documents}>
        {documents.map(({ title, words }, index) => ({
          key: String(index),
          mark: counted(words, 'word'),
          text: title,
          note: null,
        }))}
      </ReturnedList>
      <ReturnedList label="Refused" total={totals.refused}>
        {refused.map(({ id, quote, reason }, index) => ({
          key: String(index),
          mark: null,
          text: quote === null ? (id ?? 'An annotation without an id') : `“${quote}”`,
          note: reason,
        }))}
      </ReturnedList>
      <ReturnedList label="Could not be read" total={totals.problems}>
        {problems.map((text, index) => ({ key: String(index), mark: null, text, note: null }))}
      </ReturnedList>
    </>
  );
}

function headline({ added, linked, isNew, here, totals }: AnnotationsPreview, name: string): string {
  if (isNew) {
    const parts = [
      added > 0 && counted(added, 'annotation'),
      linked > 0 && counted(linked, 'link'),
      totals.documents > 0 && counted(totals.documents, 'article'),
    ].filter(part => part !== false);
    return `${name} brings ${parts.length === 0 ? 'new tags' : parts.join(', ')}.`;
  }
  if (here > 0) return `Nothing new: everything of ${name} is here already.`;
  return `Nothing of ${name} can be added here.`;
}

/** What is decided where the file does not say. */
function Choices({ tags, withoutKind }: AnnotationsPreview) {
  if (tags + withoutKind === 0) return null;
  return (
    <ul aria-label="Choices made" className={returned.choices}>
      {tags > 0 && <li>{counted(tags, 'tag')} will be added to the codebook.</li>}
      {withoutKind > 0 && (
        <li>
          {withoutKind === 1 ? 'One passage is' : `${withoutKind.toLocaleString('en')} passages are`} marked
          with no kind (Claim, Precedent, Policy option) and will be taken for{' '}
          {withoutKind === 1 ? 'a claim' : 'claims'}.
        </li>
      )}
    </ul>
  );
}
