/** What can be followed on the open side, and what one is told: pure. */

import { dateLong } from "./calendar.ts";

export const followKinds = ["municipality", "committee", "case", "person", "search"] as const;
export type FollowKind = (typeof followKinds)[number];

/** Something to follow by its open address. For a search `name` is its query, else the last part of the address. */
export type Followed = { kind: FollowKind; address: string; municipality: string | null; name: string };

const slug = "[a-z0-9][a-z0-9.-]*";
const kinds: readonly [FollowKind, RegExp][] = [
  ["case", new RegExp(`^/(${slug})/sag/([A-Za-z0-9][A-Za-z0-9.%_-]*)$`)],
  ["person", new RegExp(`^/(${slug})/person/(${slug})$`)],
  ["committee", new RegExp(`^/(${slug})/(${slug})$`)],
  ["municipality", new RegExp(`^/(${slug})$`)],
];
// First words of addresses that are no municipality's.
const own = new Set(["soeg", "foelg", "om", "tilgaengelighed", "dokument", "ui", "dkfds", "oparl", "sund"]);

/** What an open address leads to, when it is something that can be followed; null: it is not. Whether it is there, the archive knows. */
export function followedAt(address: string): Followed | null {
  if (address.length > 1000) return null;
  const query = /^\/soeg\?([!-~]+)$/.exec(address)?.[1];
  if (query !== undefined) return { kind: "search", address, municipality: null, name: query };
  for (const [kind, pattern] of kinds) {
    const found = pattern.exec(address);
    if (found !== null) return own.has(found[1]!) ? null : { kind, address, municipality: found[1]!, name: found[2] ?? found[1]! };
  }
  return null;
}

/** An e-mail address as it may be written to, or null. One address, nothing around it: no blank, no line break, no second receiver. */
export function mailAddressIn(typed: string): string | null {
  const address = typed.trim().toLowerCase();
  const part = '[^\\s\\p{Cc}\\p{Cf}@<>"(),:;\\\\\\[\\]]';
  return address.length <= 254 && new RegExp(`^${part}{1,64}@${part}+\\.${part}+$`, "u").test(address) && !/\.\.|@\.|\.$|@-/.test(address) ? address : null;
}

/** One piece of news of a meeting or an item. `title` is null for what is closed or gone: then only where it was is told. */
export type News = {
  address: string;
  what: "new" | "changed" | "removed";
  date: string | null;
  committee: string | null;
  /** A meeting: "Referat", "Dagsorden". */ paper: string | null;
  /** The meeting was called off. */ cancelled?: true;
  number: string | null;
  title: string | null;
  closed: boolean;
  at: string;
};

export type NewsOf = { name: string; follow: number; news: readonly News[]; /** Beyond those told. */ more: number; address: string };

const words = { new: "Nyt", changed: "Ændret", removed: "Fjernet" };

/** One line of news, as a mail tells it. What is gone is told by place and day alone. */
export function newsLine(news: News): string {
  const where = [news.committee, news.date === null ? null : `mødet den ${dateLong(news.date)}`].filter((part) => part !== null).join(", ");
  const number = news.number === null ? "" : `punkt ${news.number}`;
  if (news.what === "removed") return `${words.removed} ${dateLong(news.at.slice(0, 10))}: ${[number, where].filter((part) => part !== "").join(", ")}`;
  const which = number === "" ? "Punkt" : number.replace("p", "P");
  const open = news.title === null ? `${which} uden overskrift` : number === "" ? news.title : `${which}: ${news.title}`;
  const about = news.paper ?? (news.closed ? `${which} (lukket)` : open);
  return `${news.cancelled ? "Aflyst" : words[news.what]}: ${about.replace(/\s+/gu, " ").slice(0, 300)} (${where})`;
}

/** The mail with what is new in all that one follows. `wayOut` is the address that stops it all; below it, each alone. */
export function digest(parts: readonly NewsOf[], { origin, wayOut }: { origin: string; wayOut: string }): { subject: string; text: string } {
  const count = parts.reduce((sum, part) => sum + part.news.length + part.more, 0);
  const text = parts.map(({ name, news, more, follow, address }) => {
    const lines = news.map((each) =>
      each.what === "removed"
        ? newsLine(each)
        : `${newsLine(each)}\n${origin}${each.address}${each.what === "changed" && each.paper !== null && !each.cancelled ? "/aendringer" : ""}`,
    );
    return [
      `${name}\n${"-".repeat(Math.min(70, [...name].length))}`,
      ...lines,
      ...(more > 0 ? [`Og ${more} mere: ${origin}${address}`] : []),
      `Stop med at følge dette: ${wayOut}/${follow}`,
    ].join("\n\n");
  });
  return {
    subject: count === 1 ? "En nyhed i det, du følger" : `${count} nyheder i det, du følger`,
    text: `${text.join("\n\n\n")}\n\n--\nDu får denne mail, fordi du har bedt om den på ${origin}/\nStop al mail herfra: ${wayOut}\n`,
  };
}
