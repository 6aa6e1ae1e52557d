/** A login service on this machine for tests: a real OpenID provider whose login page is one click on an invented account. */

import * as http from "node:http";
import type { AddressInfo } from "node:net";
import type { TestContext } from "node:test";
import Provider from "oidc-provider";

export type TestAccount = { subject: string; email: string; verified: boolean };

/** Answers the issuer. `accounts` are offered as links. */
export async function loginService(
  t: TestContext,
  redirectUri: string,
  accounts: readonly TestAccount[],
): Promise<{ issuer: string; clientId: string; clientSecret: string }> {
  const server = http.createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  t.after(() => {
    server.closeAllConnections();
    server.close();
  });
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const clientId = "sagsgang";
  const clientSecret = "a-secret-for-this-test-only-of-good-length";
  const provider = new Provider(issuer, {
    clients: [
      { client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri], grant_types: ["authorization_code"], response_types: ["code"] },
    ],
    pkce: { required: () => true },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ["only for this test"] },
    findAccount: (_, subject) => {
      const account = accounts.find((each) => each.subject === subject);
      return account && { accountId: subject, claims: () => ({ sub: subject, email: account.email, email_verified: account.verified }) };
    },
    interactions: { url: (_, interaction) => `/valg/${interaction.uid}` },
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client!.clientId, accountId: ctx.oidc.session!.accountId! });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
  const callback = provider.callback();
  server.on("request", (request, response) => {
    const address = new URL(request.url!, issuer);
    if (!address.pathname.startsWith("/valg/")) return void callback(request, response);
    const subject = address.searchParams.get("som");
    if (subject !== null)
      return void provider.interactionFinished(request, response, subject === "" ? { error: "access_denied" } : { login: { accountId: subject } });
    response.setHeader("Content-Type", "text/html; charset=utf-8");
    response.end(
      `<h1>Kommunens login</h1>${accounts.map((each) => `<p><a href="?som=${each.subject}">${each.subject}</a></p>`).join("")}<p><a href="?som=">Fortryd</a></p>`,
    );
  });
  return { issuer, clientId, clientSecret };
}
