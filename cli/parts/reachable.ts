/**
 * Whether a host answers HTTPS at all, whatever it says; asked once a run.
 *
 * @param host - host name, with or without port
 */
export function isReachable(host: string): Promise<boolean> {
  const known = answers.get(host) ?? ask(host);
  answers.set(host, known);
  return known;
}

const answers = new Map<string, Promise<boolean>>();

async function ask(host: string): Promise<boolean> {
  try {
    await fetch(`https://${host}/`, {
      method: "HEAD",
      redirect: "manual",
      signal: AbortSignal.timeout(4000),
    });
    return true;
  } catch {
    return false;
  }
}
