/** Everything that can have happened. One entry is written in the same transaction as the change it tells of (DESIGN §3.4). */

import type { AgendaHappening } from "./agenda.ts";
import type { CaseHappening } from "./case.ts";
import type { ChairDecisionHappening } from "./chair-decision.ts";
import type { CommitteeHappening } from "./committee.ts";
import type { FollowupHappening } from "./followup.ts";
import type { MinutesHappening } from "./minutes.ts";
import type { PublicationHappening } from "./publication.ts";
import type { SigningHappening } from "./signing.ts";
import type { SettingHappening } from "./setting.ts";
import type { SittingHappening } from "./sitting.ts";
import type { PersonHappening } from "./person.ts";
import type { LedgerHappening } from "./steering/ledger.ts";
import type { ReportHappening } from "./steering/report.ts";

/** Something that happened to one record of the working side; `about` is "committee:3". */
type Told<H extends { kind: string; what: unknown }> = H extends H ? H & { about: string } : never;

export type Happening =
  | Told<PersonHappening>
  | Told<SettingHappening>
  | Told<CommitteeHappening>
  | Told<CaseHappening>
  | Told<AgendaHappening>
  | Told<SittingHappening>
  | Told<MinutesHappening>
  | Told<ChairDecisionHappening>
  | { kind: "kle-read"; about: string; what: { kind: "subjects" | "facets"; published: string | null; numbers: number } }
  | Told<SigningHappening>
  | Told<PublicationHappening>
  | Told<FollowupHappening>
  | Told<LedgerHappening>
  | Told<ReportHappening>
  | { kind: "minutes-sealed"; about: string; what: { number: number; meeting: number; kind: "minutes" | "addition"; official: string; hash: string } }
  | { kind: "document-received"; about: string; what: { fileName: string; bytes: number; sourceUrl: string | null } }
  | { kind: "minutes-filed"; about: string; what: { sha256: string; place: string; items: number; doubts: number; houseStyle: string; readingVersion: number } }
  | { kind: "doubt-raised"; about: string; what: { sha256: string; field: string; reason: string } }
  | { kind: "doubt-settled"; about: string; what: { answer: string; value: string | null; before: string | null } }
  | { kind: "attachment-filed"; about: string; what: { sha256: string; name: string } }
  | { kind: "versions-withdrawn"; about: string; what: { because: string; /** The paper that closed it. */ sha256: string; addresses: readonly string[] } }
  | { kind: "harvest-finished"; about: string; what: { fetched: number; unchanged: number; failed: number } };

export type Entry = Happening & { by: string; at: Date };
