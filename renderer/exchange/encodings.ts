/** Character encodings a text may turn out to be in, by the names of the WHATWG Encoding Standard. */
const encodings = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Western (Windows-1252)',
  'windows-1250': 'Central European (Windows-1250)',
  'windows-1251': 'Cyrillic (Windows-1251)',
  'koi8-r': 'Cyrillic (KOI8-R)',
  'windows-1253': 'Greek (Windows-1253)',
  'windows-1254': 'Turkish (Windows-1254)',
  'windows-1255': 'Hebrew (Windows-1255)',
  'windows-1256': 'Arabic, Urdu, Persian (Windows-1256)',
  'windows-1258': 'Vietnamese (Windows-1258)',
  gb18030: 'Chinese, simplified (GB18030)',
  big5: 'Chinese, traditional (Big5)',
  shift_jis: 'Japanese (Shift_JIS)',
  'euc-jp': 'Japanese (EUC-JP)',
  'euc-kr': 'Korean (EUC-KR)',
} as const;

/** The encodings to choose from, with the present one when it is another. */
export function encodingOptions(present: string): { id: string; label: string }[] {
  const options = Object.entries(encodings).map(([id, label]) => ({ id, label: label as string }));
  return Object.hasOwn(encodings, present) ? options : [{ id: present, label: present }, ...options];
}
