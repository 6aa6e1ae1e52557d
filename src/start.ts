/** `npm start`: database, demonstration on an empty data folder, both web sides. */

import { importDemonstration } from "#demo/import-demonstration.ts";
import { makeDeskHouse } from "#demo/desk-house.ts";
import type { Config } from "#platform/config.ts";
import { openDatabase } from "#platform/database.ts";
import { importerOn, stoppedBySignal } from "./importer.ts";
import { PortTaken, startWeb } from "./web.ts";

/** Starts everything and stays until stopped. Answers the exit code when it could not start. */
export async function start(config: Config, options: { demonstration: boolean }): Promise<number> {
  const database = await openDatabase({ dataFolder: config.dataFolder, url: config.databaseUrl, citizenUrl: config.citizenDatabaseUrl });
  const importer = importerOn(database, config);
  const stop = async (): Promise<void> => {
    await importer.pool.stop();
    await database.stop();
  };
  stoppedBySignal(async () => {
    process.stderr.write("\nSagsgang lukker.\n");
    await web?.stop();
    await stop();
  });
  let web: Awaited<ReturnType<typeof startWeb>> | null = null;
  try {
    let demonstration = false;
    if (options.demonstration) {
      await importDemonstration(importer, config.dataFolder, process.stderr);
      demonstration = await makeDeskHouse(database.as("desk", { max: 1 }), importer.files, new Date());
    }
    web = await startWeb(database, config, importer, { demonstration });
  } catch (error) {
    await stop();
    if (!(error instanceof PortTaken)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
  process.stdout.write(
    `\nSagsgang kører på ${database.where}.\n\n  Arkivet, som alle kan se:   ${web.openAddress}/\n  Arbejdssiden, med login:    ${web.deskAddress}/\n${web.setupCode === null ? "" : `\nFørste gang: åbn arbejdssiden, og skriv opsætningskoden ${web.setupCode}\n`}\nStop med Ctrl-C.\n`,
  );
  await new Promise<never>(() => {});
  return 0;
}
