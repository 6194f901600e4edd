/**
 * What a file says of itself in its properties, and what of that is worth believing: the title is often that
 * of the template, the author often the program's or the computer's name.
 */
import { cleanByline } from '../byline.ts';
import { dateOfTimestamp } from '../dates.ts';

export interface Properties {
  readonly title?: string | undefined;
  /** Who made the file, which need not be who wrote the text. */
  readonly creator?: string | undefined;
  /** When the file was made, as a timestamp. */
  readonly created?: string | undefined;
  /** Language the properties or the default style declare. */
  readonly language?: string | undefined;
}

const JUNK_TITLE =
  /^(?:(?:untitled|document|unbenannt|dokument|sin título|sans titre|без имени|normal|template|blank|draft|title|titel|titre|text|new|neu|doc|default|cover ?page|letterhead)(?: ?\d{0,3}| document| template)|word document|microsoft (?:office )?word\b.*|powerpoint presentation|\[.{1,80}\]|(?:type the )?document title|enter (?:a )?title.{0,20}|titel des dokuments|slide 1|page 1|\d{1,4}|.{0,200}\.(?:docx?|dotx?|odt|ott|rtf|txt|pdf|indd|wpd|html?|tmp|pmd|p65))$/iu;
const PROGRAM =
  /^(?:microsoft|libreoffice|openoffice|python-docx|docx4j|pandoc|apache poi|aspose|(?:ms|microsoft) office|google docs)\b/iu;
const JUNK_CREATOR =
  /^(?:(?:ms|windows|office|mac|apple|hp|dell|acer|lenovo)(?: (?:user|office|word|inc\.?|pc|\d{1,4}))?|(?:(?:default|valued gateway|preferred|authorized|test) )?(?:user|customer|client|owner|author|admin|administrator|editor|staff|guest)(?: ?\d{1,4})?|root|unknown|anonymous|n\/?a|none|home|laptop|desktop|computer|pc|preinstalled|un-named|(?:benutzer|utilisateur|usuario|utente|пользователь) ?\w{0,10}|\d+|[a-z]{0,3}\d+[a-z\d]*|[\w.-]+@[\w.-]+)$/iu;

/** The title, unless it is that of a template, a file's name or none at all. */
export function credibleTitle(title: string | undefined): string | null {
  const clean = title?.slice(0, 2_000).replace(/\s+/gu, ' ').trim();
  if (!clean || clean.length < 2 || JUNK_TITLE.test(clean.slice(0, 220))) return null;
  return /\p{L}/u.test(clean) ? clean : null;
}

/** The names of whoever made the file, unless they are a program's, a computer's or those of a log-in. */
export function credibleCreator(creator: string | undefined): string | null {
  const clean = creator?.slice(0, 300).replace(/\s+/gu, ' ').trim();
  if (!clean || clean.length < 2 || PROGRAM.test(clean) || JUNK_CREATOR.test(clean)) return null;
  // One word in small letters is a log-in; where letters have no case it may be a name.
  if (/^[\p{Ll}\d._-]+$/u.test(clean)) return null;
  return cleanByline(clean);
}

/** Timestamps of the templates that libraries start every file from. */
const TEMPLATE_STAMPS: ReadonlySet<string> = new Set(['2013-12-23T23:15:00Z', '1601-01-01T00:00:00Z']);

/** The day the file was made, if that can be. */
export function credibleDate(created: string | undefined): string | null {
  const stamp = created?.trim() ?? '';
  if (stamp === '' || TEMPLATE_STAMPS.has(stamp)) return null;
  const date = dateOfTimestamp(stamp);
  return date !== undefined && Number(date.slice(0, 4)) > 1980 ? date : null;
}
