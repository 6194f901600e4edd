/** What a search found, by article. The box keeps the focus; the chosen match is named to it. */
import type { SearchHit } from '../../shared/contract/search.ts';
import { kinds } from '../../shared/records/kind.ts';
import { Dot } from '../ui/Dot.tsx';
import { cutAtMatches, type HitGroup } from './groups.ts';
import styles from './SearchBox.module.css';

export interface SearchResultsProps {
  readonly id: string;
  readonly query: string;
  readonly groups: readonly HitGroup[];
  /** Number of the chosen match, counted through all groups. */
  readonly chosen: number;
  readonly optionId: (index: number) => string;
  readonly onGo: (hit: SearchHit) => void;
}

export function SearchResults({ id, query, groups, chosen, optionId, onGo }: SearchResultsProps) {
  const hits = groups.flatMap(group => group.hits);
  if (hits.length === 0) {
    return (
      <div id={id} className={styles.results}>
        <p className={styles.none}>Nothing found for “{query}”.</p>
      </div>
    );
  }
  return (
    <div id={id} role="listbox" tabIndex={0} aria-label="Search results" className={styles.results}>
      {groups.map(group => (
        // biome-ignore lint/a11y/useSemanticElements: groups of options have no element of their own.
        <div key={group.document} role="group" aria-labelledby={`${id}-${group.document}`}>
          <div id={`${id}-${group.document}`} className={styles.title} dir="auto">
            {group.title}
          </div>
          {group.hits.map(hit => {
            const index = hits.indexOf(hit);
            return (
              // biome-ignore lint/a11y/useFocusableInteractive: as above.
              // biome-ignore lint/a11y/useKeyWithClickEvents: the search field handles the keys.
              <div
                key={optionId(index)}
                id={optionId(index)}
                role="option"
                aria-selected={index === chosen}
                className={styles.hit}
                onMouseDown={event => event.preventDefault()}
                onClick={() => onGo(hit)}
              >
                <Part hit={hit} />
                <span dir="auto">
                  {cutAtMatches(hit).map(({ text, isMatch }, at) =>
                    // biome-ignore lint/suspicious/noArrayIndexKey: stretches have no other identity.
                    isMatch ? <b key={at}>{text}</b> : text,
                  )}
                </span>
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}

const OPERATORS = [
  { typed: '“flow data”', means: 'these words side by side' },
  { typed: 'kind:claim', means: 'claims; also kind:precedent, kind:option' },
  { typed: 'tag:water', means: 'with a tag, or with one below it' },
  { typed: 'doc:briefing', means: 'in articles whose title has the word' },
  { typed: 'in:basin', means: 'in articles of a collection' },
  { typed: 'by:amina', means: 'made by a person, by name or initials' },
] as const;

/** What can be typed, for as long as nothing is. */
export function SearchHelp({ id }: { readonly id: string }) {
  return (
    <div id={id} className={styles.results}>
      <p className={styles.hint}>
        Words are found by their beginning; capitals and accents do not matter. To narrow:
      </p>
      <dl className={styles.operators}>
        {OPERATORS.map(({ typed, means }) => (
          <div key={typed}>
            <dt>{typed}</dt>
            <dd>{means}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** Where in the article the match is. */
function Part({ hit }: { readonly hit: SearchHit }) {
  if (hit.kind) {
    return (
      <span className={styles.part}>
        <Dot tone={hit.kind} /> {kinds[hit.kind].label}
      </span>
    );
  }
  return <span className={styles.part}>{hit.part === 'about' ? 'About' : 'Text'}</span>;
}
