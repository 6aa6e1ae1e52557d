/** A local web server that behaves like a FirstAgenda publication site (PEERS D7), faults included: cookie, robots, 304, 429, 503, cut answers. */

import { createHash } from "node:crypto";
import * as http from "node:http";
import type { AddressInfo } from "node:net";
import type { TestContext } from "node:test";

export type FakeMeeting = { id: string; committee: string; date: string; released: string; document: object };

export type FakeSite = {
  url: string;
  meetings: FakeMeeting[];
  /** What was asked for, in order. */
  requests: { url: string; agent: string; at: number; cookie: string | undefined }[];
  /** Answers the next requests for a path with these instead, one each. */
  faults: Map<string, Fault[]>;
  robots: string;
  front: string;
  /** Lays an attachment with a meeting's first item, answered at its own address. */
  addAttachment(meeting: FakeMeeting, attachment: { id: string; name: string }, content: string): void;
};

export type Fault = { status: number; retryAfter?: string } | "hang-up" | "half";

/** Starts the site; it stops with the test. */
export async function fakeFirstAgenda(t: TestContext, meetings: FakeMeeting[]): Promise<FakeSite> {
  const attachments = new Map<string, string>();
  const site: FakeSite = {
    url: "",
    meetings,
    requests: [],
    faults: new Map(),
    robots: "",
    addAttachment(meeting, { id, name }, content) {
      attachments.set(`/vis/pdf/bilag/${id}`, content);
      const [item] = (meeting.document as { Dagsordenpunkter: { Bilag: object[]; Felter: { Link: string | null }[] }[] }).Dagsordenpunkter;
      item!.Bilag.push({ Id: id, Navn: name, Order: 1, HarPdfVersion: true });
      item!.Felter[0]!.Link = `${site.url}/Vis/Pdf/bilag/${meeting.id}`;
    },
    front: "<html><head><title>Lindeborg Kommune</title></head><body>Dagsordener og referater</body></html>",
  };
  const server = http.createServer((request, response) => {
    const url = request.url ?? "/";
    site.requests.push({ url, agent: request.headers["user-agent"] ?? "", at: Date.now(), cookie: request.headers.cookie });
    const fault = site.faults.get(url)?.shift();
    if (fault === "hang-up") return void request.socket.destroy();
    if (fault === "half") {
      response.writeHead(200, { "content-type": "application/json", "content-length": "100000" });
      response.write('{"Id":');
      return void setTimeout(() => request.socket.destroy(), 20);
    }
    if (fault) {
      response.writeHead(fault.status, fault.retryAfter === undefined ? {} : { "retry-after": fault.retryAfter });
      return void response.end("");
    }
    if (url === "/robots.txt") return site.robots === "" ? void response.writeHead(404).end() : void response.writeHead(200).end(site.robots);
    if (url === "/")
      return void response.writeHead(200, { "content-type": "text/html; charset=utf-8", "set-cookie": "anon=1; path=/; HttpOnly" }).end(site.front);
    if (request.headers.cookie !== "anon=1") return void response.writeHead(403).end();
    if (url === "/api/agenda/udvalgsliste") return void json(response, listOf(site.meetings));
    const attachment = attachments.get(url.toLowerCase().replace(/\/\?.*$/, ""));
    if (attachment !== undefined) return void response.writeHead(200, { "content-type": "text/plain; charset=utf-8" }).end(attachment);
    const meeting = site.meetings.find((each) => url === `/api/agenda/dagsorden/${each.id}`);
    if (!meeting) return void response.writeHead(404).end();
    const body = JSON.stringify(meeting.document);
    const etag = `"${createHash("sha256").update(body).digest("hex").slice(0, 16)}"`;
    if (request.headers["if-none-match"] === etag) return void response.writeHead(304).end();
    response.writeHead(200, { "content-type": "application/json; charset=utf-8", etag }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  site.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return site;
}

function json(response: http.ServerResponse, value: unknown): void {
  response.writeHead(200, { "content-type": "application/json; charset=utf-8" }).end(JSON.stringify(value));
}

function listOf(meetings: readonly FakeMeeting[]): object {
  const committees = new Map<string, object[]>();
  for (const { id, committee, date, released } of meetings) {
    committees.set(committee, [
      ...(committees.get(committee) ?? []),
      { Id: id, Dato: date, MeetingBeginUtc: date, ReleasedDate: released, Sted: "Rådhuset", Afsluttet: true, Navn: "Referat", IsSupplementaryAgenda: false },
    ]);
  }
  return {
    Udvalg: {
      "Udvalg 2026-2029": [...committees].map(([Navn, Moeder], index) => ({
        Id: `00000000-0000-0000-0000-00000000000${index}`,
        Navn,
        OrganisationId: null,
        Historisk: false,
        Moeder,
      })),
    },
  };
}

/** One meeting's JSON with invented content, in the shape of the endpoint. */
export function fakeMeeting(number: number, options: { committee?: string; date?: string; decision?: string; released?: string } = {}): FakeMeeting {
  const id = `1b9d6bcd-bbfd-4b2d-9b5d-${String(number).padStart(12, "0")}`;
  const committee = options.committee ?? "Beskæftigelsesudvalget";
  const date = options.date ?? `2024-0${(number % 9) + 1}-1${number % 10}T16:00:00+01:00`;
  const html = `<div><div id='sagsfremstillingContainer'>\r\n\r\n<div><h3>Beslutning</h3>\r\n<span><div>${options.decision ?? "Taget til efterretning."}</div></span>\r\n</div>\r\n<h3>Fremstilling</h3>\r\n<span class='ukendt'><div><h3>Resume</h3><div>Status på indsatsen nr. ${number} for ledige akademikere.</div><h3>Indstilling</h3><div>Forvaltningen indstiller, at orienteringen tages til efterretning.</div></div></span></div></div>`;
  return {
    id,
    committee,
    date,
    released: options.released ?? "2024-12-01T10:00:00Z",
    document: {
      Dagsordenpunkter: [
        {
          Lydfiler: null,
          Ressourcer: null,
          Felter: [{ Navn: "", Html: html, Tekst: null, Id: "00000000-0000-0000-0000-000000000000", Link: null, DocumentId: null }],
          Presentations: null,
          ItemDecision: null,
          SagsNummer: `24-00${number}`,
          Navn: `Status på indsats nr. ${number}`,
          Punktnummer: "1",
          Bilag: [],
          Documents: null,
          Id: id,
          Number: "1",
          Sorting: 1,
          IsOpen: false,
          CaseNumber: `24-00${number}`,
          SourceId: null,
          Caption: `Status på indsats nr. ${number}`,
          CasePresentationUid: null,
          ExternalAgendaItemAttendees: [],
        },
      ],
      Udvalg: { Id: "d2b6711a-6c60-4f72-be63-ef69dac7e795", Navn: committee, Historisk: false },
      Moede: {
        Id: "00000000-0000-0000-0000-000000000000",
        MeetingBeginUtc: date,
        MeetingEndUtc: null,
        ReleasedDate: null,
        Dato: date,
        Sted: "Rådhuset",
        Afsluttet: true,
        Moededeltagere: [{ Name: "Asta Brøndlund", Absent: false, ParticipationCancelled: false, AttendanceType: 0 }],
        Navn: "Referat",
        Description: "",
        IsSupplementaryAgenda: false,
      },
      TillaegsDagsorden: false,
      Id: id,
      Lydfiler: null,
    },
  };
}
