import type { Installation, InstallationQuery, InstallationStore } from "@slack/bolt";
import type { Store } from "./options.ts";

export interface Installations extends InstallationStore {
  fetchInstallation(query: InstallationQuery<boolean>): Promise<Installation>;
  deleteInstallation(query: InstallationQuery<boolean>): Promise<void>;
  /** Notes that a workspace is served by an installation for its whole organization. */
  noteWorkspace(team: string, enterprise: string): Promise<void>;
  /** The organization whose installation serves this workspace. */
  enterpriseOf(team: string): Promise<string | undefined>;
  /** The workspaces seen of an organization. */
  workspacesOf(enterprise: string): Promise<string[]>;
}

/** The id under which an installation is kept: the organization's when it is installed for all of it. */
const idOf = (enterprise: string | undefined, team: string | undefined, wide: boolean | undefined): string => {
  const id = wide ? enterprise : team;
  if (!id) throw new Error("An installation needs a workspace or an organization");
  return id;
};

const byQuery = (query: InstallationQuery<boolean>): string =>
  idOf(query.enterpriseId, query.teamId, query.isEnterpriseInstall);

/** Tokens of many workspaces; the store that is given seals what it keeps. */
export const createInstallations = (store: Store): Installations => {
  const workspacesOf = async (enterprise: string) => ((await store.get(`teams:${enterprise}`)) as string[]) ?? [];
  return {
    storeInstallation: async (made) => {
      await store.set(idOf(made.enterprise?.id, made.team?.id, made.isEnterpriseInstall), made);
    },
    fetchInstallation: async (query) => {
      const found = (await store.get(byQuery(query))) as Installation | undefined;
      if (!found) throw new Error("This workspace has not installed the app");
      return found;
    },
    deleteInstallation: async (query) => {
      const id = byQuery(query);
      for (const team of await workspacesOf(id)) await store.delete(`enterprise:${team}`);
      await store.delete(`teams:${id}`);
      await store.delete(id);
    },
    noteWorkspace: async (team, enterprise) => {
      const known = await workspacesOf(enterprise);
      if (known.includes(team)) return;
      await store.set(`teams:${enterprise}`, [...known, team]);
      await store.set(`enterprise:${team}`, enterprise);
    },
    enterpriseOf: async (team) => (await store.get(`enterprise:${team}`)) as string | undefined,
    workspacesOf,
  };
};
