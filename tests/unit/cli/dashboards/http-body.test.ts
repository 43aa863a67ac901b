import { connect, type AddressInfo } from "node:net";
import http from "node:http";
import { text } from "node:stream/consumers";
import { httpBody } from "../../../../cli/dashboards/http-body";

/** What a server's answer is on the wire. */
async function answerOf(parts: readonly string[], headers: Record<string, string>) {
  const server = http.createServer((_, response) => {
    response.writeHead(200, headers);
    for (const part of parts) response.write(part);
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.write("GET / HTTP/1.1\r\nHost: here\r\nConnection: close\r\n\r\n");
  const answer = await text(socket);
  server.close();
  return answer;
}

test("a body in chunks is put together", async () => {
  const parts = ["a line\nhalf ", "of another\r\n", "x".repeat(5000)];
  const answer = await answerOf(parts, {});
  expect(answer).toContain("Transfer-Encoding: chunked");
  expect(httpBody(answer)).toBe(parts.join(""));
});

test("a body in one piece is as it is", async () => {
  const answer = await answerOf(["10\r\nlines\r\n"], { "content-length": "11" });
  expect(httpBody(answer)).toBe("10\r\nlines\r\n");
});
