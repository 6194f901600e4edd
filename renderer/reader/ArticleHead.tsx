/** The title of an article and the line of facts under it. */
import type { Document } from '../../shared/records/document.ts';
import { articleFacts } from './article-facts.ts';
import styles from './Reader.module.css';

export function ArticleHead({
  document,
  titleId,
}: {
  readonly document: Document;
  readonly titleId: string;
}) {
  return (
    <header>
      <h1 id={titleId} dir="auto">
        {document.title}
      </h1>
      <ul className={styles.facts}>
        {articleFacts(document).map(fact => (
          <li key={fact}>
            <bdi>{fact}</bdi>
          </li>
        ))}
      </ul>
    </header>
  );
}
