import { createInterface } from "node:readline/promises";

/**
 * Asks for yes or no on a terminal; where nobody can answer, it is yes.
 *
 * @param question - without a question mark's hint
 */
export async function confirm(question: string): Promise<boolean> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return true;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await terminal.question(`${question} [y/N] `);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}
