/** What is done to several annotations: each act is one step, and says how to take it back. */
import { useMemo, useRef } from 'react';
import type { Annotation, SharedPatch } from '../../shared/records/annotation.ts';
import { kinds } from '../../shared/records/kind.ts';
import { plainTextOf } from '../../shared/text/plain-text.ts';
import { schema } from '../../shared/text/schema.ts';
import { useCodebook } from '../codebook/codebook.ts';
import { copyText } from '../exchange/copy-text.ts';
import { changingWords, useLong } from '../history/use-long.ts';
import { useStep } from '../history/use-step.ts';
import { useLink } from '../link/link.tsx';
import { useDocument } from '../link/queries.ts';
import { citeAll } from '../reader/citation.ts';
import { counted } from '../ui/counted.ts';
import { useNotices } from '../ui/Notices.tsx';
import type { ChosenAct } from './chosen-keys.ts';

export interface ChosenActs {
  patch(annotations: readonly Annotation[], patch: SharedPatch): Promise<void>;
  remove(annotations: readonly Annotation[]): Promise<void>;
  /** Puts quotes and citations on the clipboard, in the order of the text. */
  copy(annotations: readonly Annotation[]): void;
  /** Puts on the tag with that digit, or takes it off where all of them carry it. */
  digit(annotations: readonly Annotation[], digit: string): Promise<void>;
  pickTags(annotations: readonly Annotation[]): void;
  linkTo(annotations: readonly Annotation[]): void;
  /** Carries out what a key stands for. */
  act(act: ChosenAct, annotations: readonly Annotation[]): void;
}

export interface ChosenActsOptions {
  readonly document: string | null;
  readonly onPickTags: (ids: readonly string[]) => void;
  readonly onLinkTo: (ids: readonly string[]) => void;
}

export function useChosenActs(options: ChosenActsOptions): ChosenActs {
  const { client } = useLink();
  const step = useStep();
  const long = useLong();
  const { announce, show } = useNotices();
  const codebook = useCodebook();
  const article = useDocument(options.document).data;
  const latest = useRef({ ...options, codebook, article });
  latest.current = { ...options, codebook, article };
  return useMemo(() => {
    const undo = () => void step('undo');
    const wordsFor = (ids: readonly string[]) => changingWords(counted(ids.length, 'annotation'));
    // After a notice that it goes on there must be one that it is done.
    const tell = (isSlow: boolean, message: string) =>
      isSlow ? show({ message, action: { label: 'Undo', onAction: undo } }) : announce(message);
    const acts: Omit<ChosenActs, 'act'> = {
      async patch(annotations, patch) {
        const ids = idsOf(annotations);
        const result = await long(wordsFor(ids), signal =>
          client.annotations.updateAll({ ids, patch }, { signal }),
        );
        if (!result.ok) return;
        const to = patch.kind ? `now ${kinds[patch.kind].plural.toLowerCase()}` : 'changed';
        tell(result.isSlow, `${called(annotations)} ${to}.`);
      },
      async remove(annotations) {
        const ids = idsOf(annotations);
        const { ok } = await long(wordsFor(ids), signal => client.annotations.remove({ ids }, { signal }));
        if (!ok) return;
        show({ message: `${called(annotations)} removed`, action: { label: 'Bring back', onAction: undo } });
      },
      copy(annotations) {
        const { article: read } = latest.current;
        if (!read) return;
        const plain = plainTextOf(schema.nodeFromJSON(read.body));
        const { text, html } = citeAll(read.document, plain, annotations);
        if (copyText(text, html)) announce(`Copied ${called(annotations)} with their source.`);
        else show({ message: 'The browser did not allow copying', isProblem: true });
      },
      async digit(annotations, digit) {
        const tag = latest.current.codebook.tagOfDigit(digit);
        if (!tag) return show({ message: `No tag has the digit ${digit}` });
        const isOn = annotations.every(({ tags }) => tags.includes(tag.id));
        const call = isOn ? client.annotations.removeTag : client.annotations.addTag;
        const ids = idsOf(annotations);
        const result = await long(wordsFor(ids), signal => call({ ids, tag: tag.id }, { signal }));
        if (!result.ok) return;
        tell(result.isSlow, `Tag ${tag.name} ${isOn ? 'taken off' : 'added to'} ${called(annotations)}.`);
      },
      pickTags: annotations => latest.current.onPickTags(idsOf(annotations)),
      linkTo: annotations => latest.current.onLinkTo(idsOf(annotations)),
    };
    return { ...acts, act: (act, annotations) => carryOut(acts, act, annotations) };
  }, [client, long, step, announce, show]);
}

function carryOut(acts: Omit<ChosenActs, 'act'>, act: ChosenAct, annotations: readonly Annotation[]): void {
  if (act.type === 'kind') void acts.patch(annotations, { kind: act.kind });
  else if (act.type === 'digit') void acts.digit(annotations, act.digit);
  else void acts[act.type](annotations);
}

function idsOf(annotations: readonly Annotation[]): string[] {
  return annotations.map(({ id }) => id);
}

function called({ length }: readonly Annotation[]): string {
  return length === 1 ? 'Annotation' : `${length.toLocaleString('en')} annotations`;
}
