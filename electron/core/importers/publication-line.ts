/** Lines that say where and when an article appeared: `Published in Dawn, March 16th, 2025`. */
import { findDate } from './dates.ts';

export interface PublicationLine {
  readonly publication?: string;
  readonly published?: string;
}

const MAX_LENGTH = 200;

/** "Published in", "first appeared in", "originally published by", and the like. */
const APPEARED =
  /^(?:this |the )?(?:article|piece|essay|column|story|op-?ed|commentary|editorial|post|text)?\s?(?:was |has been )?(?:first |originally |previously )?(?:published|appeared|printed|posted|erschienen|publié|publicado|pubblicato)\s?(?:in|on|by|at|dans|en|le|el|il|am|su|:)?\s+/iu;
const WRAPPING = /^[\s([{*_~—–-]+|[\s)\]}*_~.—–-]+$/gu;

/**
 * Reads a line that says nothing but where and when the article appeared, or returns null. A sentence that
 * goes on after the date is part of the article.
 */
export function publicationLine(line: string): PublicationLine | null {
  if (line.length > MAX_LENGTH) return null;
  const text = line.replace(WRAPPING, '');
  const start = APPEARED.exec(text);
  const date = findDate(text);
  if (!start || !date || text.slice(date.end).replace(CLOCK, '').length > 3) return null;
  const between = text.slice(start[0].length, Math.max(start[0].length, date.start));
  const name = between
    .replace(/[\s,،;:|–—-]+$/u, '')
    .replace(/[\s,](?:on|dated|of|in its edition of|le|am|el)$/iu, '')
    .replace(/[\s,،]+$/u, '')
    .replace(/^(?:on|in)\s/iu, '');
  const isName =
    name !== '' &&
    name.length <= 80 &&
    !/[.!?]\s/u.test(name) &&
    !/^(?:on|in|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?$/iu.test(name);
  return isName ? { publication: name, published: date.edtf } : { published: date.edtf };
}

/** A time of day, a zone, or the marks around them. */
const CLOCK =
  /(?:[\s,،|(@-]|\bat\b|\d{1,2}[:.]\d{2}(?:[:.]\d{2})?|\b[ap]\.?m\.?\b|\b(?:GMT|UTC|PKT|IST|EST|EDT|CET|CEST|BST|PST|PDT|ET|PT)\b|[+-]\d{1,4}|ء|年|日|г\.?|\.|\))/giu;

/** Introductions of a date that stands alone. */
const DATE_LABEL =
  /^(?:(?:last |first )?(?:published|updated|posted|modified|date|dated|issued|created)(?: (?:on|at|date))?|publié le|mis à jour le|veröffentlicht(?: am)?|stand|publicado(?: el| em)?|aggiornato|تاریخ(?: اشاعت)?|تاريخ النشر|शनिवार|发布时间|發佈時間|时间|日期)\s*[:：]?\s*/iu;
const WEEKDAY =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tues?|wed|thurs?|thu|fri|sat|sun|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|lunes|martes|miércoles|jueves|viernes|sábado|domingo)[.,]*\s+/iu;

/** Whether a date is said to be that of a change, which is second to that of the publication. */
export function isUpdateLine(line: string): boolean {
  return /^[\s|•·([–—-]*(?:last )?(?:updated|modified|mis à jour|aktualisiert)\b/iu.test(line);
}

/** The date of a line that is nothing but a date, with or without label, weekday and time; null otherwise. */
export function dateLine(line: string): string | null {
  if (line.length > MAX_LENGTH) return null;
  const bare = line.replace(WRAPPING, '').replace(DATE_LABEL, '').replace(WEEKDAY, '');
  const date = findDate(bare);
  if (!date) return null;
  const before = bare.slice(0, date.start).replace(CLOCK, '').replace(WEEKDAY, '');
  const after = bare.slice(date.end).replace(CLOCK, '');
  if (before.length > 2) return null;
  if (after.length <= 3) return date.edtf;
  // "Published March 16, 2025 Updated March 17, 2025 08:55am": the first is the date.
  const isUpdate = /^(?:last )?(?:updated|modified|aktualisiert|misàjour)/iu.test(after) && after.length < 60;
  return isUpdate ? date.edtf : null;
}
