import type { App } from "@slack/bolt";
import type { Desk } from "./desk.ts";
import { workspacePrefix } from "./place.ts";

interface Owner {
  team_id?: string;
  enterprise_id?: string | null;
  authorizations?: { is_enterprise_install?: boolean }[];
}

/** Deletes the tokens, and every conversation of the workspace or of all workspaces of the organization. */
const forget = async ({ bot, installations, log }: Desk, body: Owner): Promise<void> => {
  const enterprise = body.enterprise_id ?? undefined;
  const wide = enterprise !== undefined && body.authorizations?.some((one) => one.is_enterprise_install) === true;
  const teams = wide ? await installations.workspacesOf(enterprise) : [];
  await installations.deleteInstallation({
    isEnterpriseInstall: wide,
    enterpriseId: enterprise,
    teamId: body.team_id,
  });
  for (const team of new Set([...teams, ...(body.team_id ? [body.team_id] : [])]))
    await bot.forget(workspacePrefix(team));
  log.info("slack.removed", { count: teams.length || 1 });
};

/** What ends an installation ends all that was kept for it. */
export const listenToLifecycle = (app: App, desk: Desk): void => {
  app.event("app_uninstalled", ({ body }) => forget(desk, body));
  app.event("tokens_revoked", async ({ event, body }) => {
    if (event.tokens.bot?.length) await forget(desk, body);
  });
};
