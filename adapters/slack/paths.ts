/** Where Slack sends signed requests; where a person installs the app, and comes back. */
export const PATHS = {
  events: "/slack/events",
  install: "/slack/install",
  installed: "/slack/oauth_redirect",
} as const;
