/** Two texts of an article as one: what was taken out struck through, what was put in underlined. */
import { useEffect, useState } from 'react';
import type { TextBlock } from '../../shared/contract/versions.ts';
import type { Document } from '../../shared/records/document.ts';
import { Button } from '../ui/Button.tsx';
import { blockChanges, type Stretch } from './block-changes.ts';
import styles from './Comparison.module.css';
import { Words } from './Words.tsx';

export interface ComparisonProps {
  readonly before: readonly TextBlock[];
  readonly after: readonly TextBlock[];
  readonly document: Document;
}

/** Stretches drawn at first, and with each press on "more". */
const AT_ONCE = 60;

export function Comparison({ before, after, document }: ComparisonProps) {
  const stretches = useBlockChanges(before, after);
  const [most, setMost] = useState(AT_ONCE);
  if (!stretches) return <p className={styles.quiet}>Comparing the texts…</p>;
  const changed = stretches.filter(({ type }) => type === 'changed').length;
  if (changed === 0) return <p className={styles.quiet}>The words of the two texts are the same.</p>;
  return (
    <div className={styles.text} lang={document.language} dir={document.direction}>
      {stretches.slice(0, most).map((stretch, index) => (
        <StretchView
          // biome-ignore lint/suspicious/noArrayIndexKey: the stretches of two texts never change.
          key={index}
          stretch={stretch}
          isFirst={index === 0}
          isLast={index === stretches.length - 1}
          language={document.language}
        />
      ))}
      {stretches.length > most && (
        <p>
          <Button onPress={() => setMost(most + AT_ONCE)}>Show more changes</Button>
        </p>
      )}
    </div>
  );
}

function useBlockChanges(
  before: readonly TextBlock[],
  after: readonly TextBlock[],
): readonly Stretch[] | undefined {
  const [stretches, setStretches] = useState<readonly Stretch[]>();
  useEffect(() => {
    let isWanted = true;
    setStretches(undefined);
    void blockChanges(textsOf(before), textsOf(after)).then(found => {
      if (isWanted) setStretches(found);
    });
    return () => {
      isWanted = false;
    };
  }, [before, after]);
  return stretches;
}

function textsOf(blocks: readonly TextBlock[]): string[] {
  return blocks.map(({ text }) => text);
}

interface StretchViewProps {
  readonly stretch: Stretch;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly language: string | undefined;
}

function StretchView({ stretch, isFirst, isLast, language }: StretchViewProps) {
  if (stretch.type === 'same') return <Same blocks={stretch.blocks} isFirst={isFirst} isLast={isLast} />;
  return (
    <p className={styles.changed} dir="auto">
      <Words before={stretch.before.join('\n')} after={stretch.after.join('\n')} language={language} />
    </p>
  );
}

/** Paragraphs of an unchanged stretch that stay in sight beside a change. */
const BESIDE = 1;
/** Most paragraphs of an unchanged stretch that are drawn when it is opened. */
const MOST_OPENED = 500;

function Same({
  blocks,
  isFirst,
  isLast,
}: Omit<StretchViewProps, 'stretch' | 'language'> & { readonly blocks: readonly string[] }) {
  const [isOpen, setOpen] = useState(false);
  const head = isFirst ? [] : blocks.slice(0, BESIDE);
  const tail = isLast ? [] : blocks.slice(Math.max(head.length, blocks.length - BESIDE));
  const between = blocks.slice(head.length, blocks.length - tail.length);
  const hasFew = between.length <= 1;
  return (
    <>
      <Paragraphs blocks={head} />
      {isOpen || hasFew ? (
        <Paragraphs blocks={between.slice(0, MOST_OPENED)} />
      ) : (
        <p className={styles.fold}>
          <Button look="quiet" size="small" onPress={() => setOpen(true)}>
            {between.length.toLocaleString('en')} unchanged paragraphs
          </Button>
        </p>
      )}
      <Paragraphs blocks={tail} />
    </>
  );
}

function Paragraphs({ blocks }: { readonly blocks: readonly string[] }) {
  return blocks.map((text, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of a text never change, and one may come twice.
    <p key={index} className={styles.same} dir="auto">
      {text}
    </p>
  ));
}
