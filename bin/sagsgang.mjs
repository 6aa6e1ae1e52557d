#!/usr/bin/env node
// Plain JavaScript, so that an old Node can say what is wrong instead of failing on TypeScript.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 24 || (major === 24 && minor < 3)) {
  process.stderr.write(
    `Sagsgang kræver Node 24 og blev startet med ${process.versions.node}.\n` +
      "Kør det med npm (npm start, npm run sagsgang -- …): så bruges den Node, projektet selv har med.\n" +
      "Findes den ikke til din maskine (for eksempel macOS), så installér Node 24 fra nodejs.org og kør npm ci igen.\n",
  );
  process.exit(1);
}
// A reader that stops listening (`| head`) is no fault of ours.
process.stdout.on("error", (error) => process.exit(error.code === "EPIPE" ? 0 : 1));
await import("../src/cli.ts");
