/** The arrows of ARCHITECTURE.md, checked by `npm run arch`. Each rule says in `comment` what a person who meets it should know. */

// The stations in the order a paper passes them; a station imports only from those before it.
const road = ["people", "committee", "case", "agenda", "meeting", "decision", "minutes", "signature", "seal", "publication", "followup"];
// overview reads everything and changes nothing; nobody imports it.
// following tells citizens what is published: it reads that, and lays mail in people's outbox.
const stations = [...road, "import", "archive", "following", "steering", "overview"];
const tops = "^src/(?:cli|web|desk|doctor|worker|start|importer|reactions|open-house)\\.ts$";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no-circle", severity: "error", comment: "A circle means two files are one.", from: {}, to: { circular: true } },
    {
      name: "core-is-pure",
      severity: "error",
      comment: "core/ is the law book: it imports only itself.",
      from: { path: "^src/core/", pathNot: "\\.test\\.ts$" },
      to: { pathNot: "^src/core/" },
    },
    {
      name: "parse-is-pure",
      severity: "error",
      comment: "A parser gets lines and gives minutes; it opens nothing. cheerio reads markup and nothing else.",
      from: { path: "^src/import/parse/", pathNot: "\\.test\\.ts$" },
      to: { pathNot: "^src/(?:core|import/parse)/|^node_modules/(?:cheerio|domhandler|domutils|entities)/" },
    },
    {
      name: "platform-knows-no-committees",
      severity: "error",
      comment: "platform/ could be another product's.",
      from: { path: "^src/platform/", pathNot: "\\.test\\.ts$" },
      to: { path: "^src/(?!platform/)" },
    },
    {
      name: "ui-looks-down",
      severity: "error",
      comment: "What pages share knows no station.",
      from: { path: "^src/(?:ui|journal)/", pathNot: "\\.test\\.ts$" },
      to: { path: "^src/(?!core/|platform/|ui/|journal/)" },
    },
    {
      name: "sealing-looks-down",
      severity: "error",
      comment: "sealing/ makes sealed files of what it is given, for whichever station; it knows no station and no table.",
      from: { path: "^src/sealing/", pathNot: "\\.test\\.ts$" },
      to: { path: "^src/(?!core/|platform/|ui/|sealing/)" },
    },
    {
      name: "client-runs-in-a-browser",
      severity: "error",
      comment: "ui/client/ is sent to browsers: it imports core, itself and the editor's libraries, and no server file imports it.",
      from: { path: "^src/ui/client/" },
      to: { pathNot: "^src/(?:core|ui/client)/|^node_modules/(?:prosemirror-[a-z-]+)/" },
    },
    {
      name: "client-is-imported-by-nobody-else",
      severity: "error",
      comment: "A module of ui/client/ needs a page around it; the server gives its address (client-assets.ts).",
      from: { path: "^src/", pathNot: "^src/ui/client/" },
      to: { path: "^src/ui/client/" },
    },
    {
      name: "the-open-side-has-no-key-to-the-desk",
      severity: "error",
      comment: "archive/ reads schema published as citizen: it imports core, platform and ui only.",
      from: { path: "^src/archive/", pathNot: "\\.test\\.ts$" },
      to: { path: "^src/(?!core/|platform/|ui/|archive/)" },
    },
    {
      name: "the-guard-reads-files-and-knows-no-station",
      severity: "error",
      comment: "guard/ is asked before something is published: it imports core, platform, ui and the import station's openers of files.",
      from: { path: "^src/guard/", pathNot: "\\.test\\.ts$" },
      to: { path: "^src/(?!core/|platform/|ui/|guard/|import/extract/|import/find-files\\.ts$)" },
    },
    ...road.map((station, index) => ({
      name: `${station}-looks-back-only`,
      severity: "error",
      comment: "The papers only move forward: a station never imports from a later one.",
      from: { path: `^src/${station}/`, pathNot: "\\.test\\.ts$" },
      to: { path: `^src/(?:${[...road.slice(index + 1), "import", "archive", "following", "steering", "overview", "demo"].join("|")})/` },
    })),
    {
      name: "between-stations-only-the-store",
      severity: "error",
      comment: "Verbs, pages and queries are private to their station.",
      from: { path: `^src/(${stations.join("|")})/`, pathNot: "\\.test\\.ts$" },
      to: { path: `^src/(?:${stations.join("|")})/`, pathNot: ["^src/$1/", "/store\\.ts$", "^src/publication/(?:published|search)-store\\.ts$"] },
    },
    {
      name: "nothing-imports-the-top",
      severity: "error",
      comment: "cli, web, desk, worker and reactions import everything and are imported by nobody else.",
      from: { path: "^src/", pathNot: tops },
      to: { path: tops },
    },
    {
      name: "pages-hold-no-sql",
      severity: "error",
      comment: "Pages turn data into HTML; SQL stands in store.ts and queries.ts.",
      from: { path: "^src/.*(?:/|-)pages?\\.ts$" },
      to: { path: "^src/platform/sql\\.ts$|^node_modules/postgres/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "no-orphans",
      severity: "error",
      comment: "A file nobody imports does nothing.",
      from: { orphan: true, path: "^src/", pathNot: "\\.test\\.ts$|^src/(?:import/reading|guard/guard)-process\\.ts$|^src/ui/client/" },
      to: {},
    },
    {
      name: "no-tests-in-the-product",
      severity: "error",
      comment: "Test code stays in tests.",
      from: { path: "^src/", pathNot: "\\.test\\.ts$" },
      to: { path: "^test/|\\.test\\.ts$|^bench/" },
    },
    {
      name: "no-dev-dependencies-in-the-product",
      severity: "error",
      comment: "What runs for users is installed for users.",
      from: { path: "^src/", pathNot: "\\.test\\.ts$" },
      to: { dependencyTypes: ["npm-dev"] },
    },
    { name: "not-resolvable", severity: "error", comment: "The import leads nowhere.", from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"], extensions: [".ts", ".js", ".mjs", ".json"] },
    builtInModules: { override: require("node:module").builtinModules.flatMap((name) => [name, `node:${name}`]) },
  },
};
