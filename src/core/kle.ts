/** The first two levels of a KLE number, by which the archive groups subjects. KLE's names may not be shipped (DOMAIN §2.1), so only numbers are shown. */

/** "15.00.00" → { main: "15", group: "15.00" }; null when the number is no KLE number. */
export function kleGroups(kle: string | null): { main: string; group: string } | null {
  const m = /^(\d{2})\.(\d{2})/.exec(kle ?? "");
  return m ? { main: m[1]!, group: `${m[1]}.${m[2]}` } : null;
}
