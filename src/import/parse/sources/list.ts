/** Every layout that has a description of its own. To add one: describe it in a file here, and put it in this list. */

import type { Layout } from "../layout.ts";
import { sourceOf } from "../layout-engine.ts";
import type { Source } from "../source.ts";
import { aalborg, aalborgList } from "./aalborg.ts";
import { aarhus } from "./aarhus.ts";
import { bornholm } from "./bornholm.ts";
import { faxe, stevns, stevnsLostHeadings, syddjurs } from "./drupal-os2.ts";
import { flattenedTranscript } from "./flattened-transcript.ts";
import { frederikssund } from "./frederikssund.ts";
import { halsnaes } from "./halsnaes.ts";
import { holbaek } from "./holbaek.ts";
import { hvidovre } from "./hvidovre.ts";
import { koebenhavn, koebenhavnLocal, koebenhavnCouncil } from "./koebenhavn.ts";
import { frederikshavn, lyngby } from "./lists-with-pages.ts";
import { ishoj, svendborg, aabenraa } from "./lost-headings.ts";
import { middelfart, gribskov, regionSyddanmark } from "./middelfart.ts";
import { monrad } from "./monrad.ts";
import { odense } from "./odense.ts";
import { slagelse, odsherred, kalundborg } from "./polweb.ts";
import { ringkoebingSkjern } from "./ringkoebing-skjern.ts";
import { roskilde } from "./roskilde.ts";
import { broenderslev, thisted } from "./sbsys-aspx.ts";
import { hedensted, herning } from "./sbsys-web.ts";
import { viborg, viborgTable } from "./viborg.ts";
import { koege, glostrup, roedovre, fredensborg } from "./zealand-web.ts";

const layouts: readonly Layout[] = [
  aalborg,
  aalborgList,
  aarhus,
  bornholm,
  faxe,
  stevns,
  stevnsLostHeadings,
  syddjurs,
  flattenedTranscript,
  frederikssund,
  halsnaes,
  holbaek,
  hvidovre,
  koebenhavn,
  koebenhavnLocal,
  koebenhavnCouncil,
  frederikshavn,
  lyngby,
  ishoj,
  svendborg,
  aabenraa,
  middelfart,
  gribskov,
  regionSyddanmark,
  monrad,
  odense,
  slagelse,
  odsherred,
  kalundborg,
  ringkoebingSkjern,
  roskilde,
  broenderslev,
  thisted,
  hedensted,
  herning,
  viborg,
  viborgTable,
  koege,
  glostrup,
  roedovre,
  fredensborg,
];

export const layoutSources: readonly Source[] = layouts.map(sourceOf);
