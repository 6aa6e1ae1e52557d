/** Every address of the open side. What people have linked to must go on answering; change nothing here without a redirect. */

export type MeetingAddress = { municipality: string; committee: string; meeting: string; /** Null: the version that stands. */ version?: number | null };

const at = (...parts: string[]): string => `/${parts.map(encodeURIComponent).join("/")}`;

export const paths = {
  front: "/",
  about: "/om",
  accessibility: "/tilgaengelighed",
  search: "/soeg",
  searchFor: (query: string): string => (query === "" ? "/soeg" : `/soeg?${query}`),
  searchFeed: (query: string): string => `/soeg.atom?${query}`,
  searchCalendar: (query: string): string => `/soeg.ics?${query}`,
  municipality: (municipality: string): string => at(municipality),
  committee: (municipality: string, committee: string): string => at(municipality, committee),
  meeting: ({ municipality, committee, meeting, version }: MeetingAddress): string =>
    at(municipality, committee, meeting, ...(version ? [`version-${version}`] : [])),
  item: (address: MeetingAddress, item: string): string => `${paths.meeting(address)}/${encodeURIComponent(item)}`,
  attachment: (address: MeetingAddress, item: string, position: number): string => `${paths.item(address, item)}/bilag-${position}`,
  case: (municipality: string, caseKey: string): string => at(municipality, "sag", caseKey),
  person: (municipality: string, person: string): string => at(municipality, "person", person),
  document: (municipality: string, sha256: string): string => at("dokument", municipality, sha256),
  documentFile: (municipality: string, sha256: string, page: number | null = null): string =>
    `${at("dokument", municipality, sha256)}/fil${page === null ? "" : `#page=${page}`}`,
  /** The figures that a committee's minutes, or one meeting's, tell; and the item with the sentence of one of them marked. */
  figures: (municipality: string, committee: string, meeting: string | null = null): string =>
    at(municipality, committee, ...(meeting === null ? [] : [meeting]), "tal"),
  figuresFile: (municipality: string, committee: string, meeting: string | null = null): string => `${paths.figures(municipality, committee, meeting)}.csv`,
  figure: (address: MeetingAddress, item: string, n: number): string => `${paths.item(address, item)}?tal=${n}#tal-${n}`,
  /** How something with an open address can be followed. */
  follow: (address: string): string => `/foelg?hvad=${encodeURIComponent(address)}`,
  changes: (address: MeetingAddress): string => `${paths.meeting({ ...address, version: null })}/aendringer`,
  caseFeed: (municipality: string, caseKey: string): string => `${paths.case(municipality, caseKey)}/nyt.atom`,
  personFeed: (municipality: string, person: string): string => `${paths.person(municipality, person)}/nyt.atom`,
  feed: "/nyt.atom",
  municipalityFeed: (municipality: string): string => `${at(municipality)}/nyt.atom`,
  municipalityCalendar: (municipality: string): string => `${at(municipality)}/moeder.ics`,
  committeeFeed: (municipality: string, committee: string): string => `${at(municipality, committee)}/nyt.atom`,
  committeeCalendar: (municipality: string, committee: string): string => `${at(municipality, committee)}/moeder.ics`,
  /** The register of sealed minutes: page, news, and the two files people keep. */
  register: "/register",
  registerFeed: "/register.atom",
  registerFile: "/register.jsonl",
  registerHead: "/register-ende.json",
  keys: "/noegler.json",
  check: "/efterproev",
  sitemap: "/sitemap.xml",
  sitemapPart: (part: string): string => `/sitemap-${part}.xml`,
  /** The same page as data. */
  json: (path: string): string => (path === "/" ? "/forside.json" : `${path.replace(/\/$/, "")}.json`),
} as const;
