/** The names under which reads are kept in the cache: one place, so that changes meet what was read. */
export const keys = {
  workspace: ['workspace'],
  recent: ['recent'],
  settings: ['settings'],
  abilities: ['abilities'],
  documents: ['documents'],
  bodies: ['document'],
  document: (id: string) => ['document', id],
  annotationLists: ['annotations'],
  annotations: (document: string) => ['annotations', document],
  tags: ['tags'],
  tagTotals: ['tags', 'totals'],
  recentTags: ['tags', 'recent'],
  tagCount: (ids: readonly string[], below: boolean) => ['tags', 'count', ...ids, below],
  tagged: ['tagged'],
  taggedWith: (tag: string, below: boolean) => ['tagged', tag, below],
  people: ['people'],
  allLinks: ['links'],
  links: (annotation: string) => ['links', annotation],
  searches: ['search'],
  search: (text: string) => ['search', text],
  previews: ['export preview'],
} as const;

/** Everything read from the open workspace: void when another one is opened. */
export const ofWorkspace = [
  keys.documents,
  keys.bodies,
  keys.annotationLists,
  keys.tags,
  keys.tagged,
  keys.people,
  keys.allLinks,
  keys.searches,
  keys.previews,
] as const;
