/**
 * The body of an answer of HTTP as it came over the wire, in ASCII. HAProxy's exporter sends chunks
 * also to those who speak HTTP/1.0.
 */
export function httpBody(answer: string): string {
  const end = answer.indexOf("\r\n\r\n");
  const body = answer.slice(end + 4);
  return /^transfer-encoding: *chunked/im.test(answer.slice(0, end)) ? joined(body) : body;
}

function joined(chunks: string): string {
  let text = "";
  for (let at = 0; ;) {
    const line = chunks.indexOf("\r\n", at);
    const size = parseInt(chunks.slice(at, line), 16);
    // The last chunk has nothing.
    if (line < 0 || !(size > 0)) return text;
    text += chunks.slice(line + 2, line + 2 + size);
    at = line + 2 + size + 2;
  }
}
