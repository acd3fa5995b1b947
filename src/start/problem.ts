/** What only the operator can mend: told as it stands, without a stack. */
export class StartProblem extends Error {}
