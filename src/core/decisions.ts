/** What comes first, and what next, in the order in which it is told. */
export const DECISIONS = ["fix", "gather", "appeal", "external_review", "stop"] as const;
