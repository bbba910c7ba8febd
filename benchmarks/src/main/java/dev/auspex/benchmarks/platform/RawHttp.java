package dev.auspex.benchmarks.platform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * HTTP/1.1 byte by byte, for requests that no proper client would send. Each request must say
 * {@code Connection: close}, and has a connection of its own.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112">RFC 9112, HTTP/1.1</a>
 */
public final class RawHttp {
  private static final int LONGEST_REPLY = 64 * 1024 * 1024;

  private final InetSocketAddress server;
  private final Duration timeout;

  /**
   * Requests to {@code server}, which must name host and port.
   *
   * @param timeout for connecting, and for each silence of the server
   */
  public RawHttp(URI server, Duration timeout) {
    this.server = new InetSocketAddress(server.getHost(), server.getPort());
    this.timeout = timeout;
  }

  /**
   * A reply.
   *
   * @param status of the last status line that is no 1xx
   * @param headers by name in lower case, the last of each
   * @param body as UTF-8, whatever it is
   */
  public record Reply(int status, Map<String, String> headers, String body) {
    /** Copies {@code headers}. */
    public Reply {
      headers = Map.copyOf(headers);
    }

    /** The header called {@code name}, in lower case; empty where there is none. */
    public String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /**
   * Sends {@code request} and reads to the end of the connection.
   *
   * @return empty where the server closed without a reply
   * @throws IOException where it cannot be reached, goes silent, or what it says is no HTTP
   */
  public Optional<Reply> send(byte[] request) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(server, (int) timeout.toMillis());
      socket.setSoTimeout((int) timeout.toMillis());
      try {
        socket.getOutputStream().write(request);
        socket.getOutputStream().flush();
      } catch (IOException refused) {
        // It has answered without reading everything; the answer is what counts.
      }
      byte[] all = read(socket.getInputStream());
      return all.length == 0 ? Optional.empty() : Optional.of(parse(all));
    }
  }

  private static byte[] read(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] piece = new byte[16 * 1024];
    try {
      for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
        all.write(piece, 0, length);
        if (all.size() > LONGEST_REPLY) {
          throw new IOException("a reply of more than %d bytes".formatted(LONGEST_REPLY));
        }
      }
    } catch (SocketException reset) {
      // A server that does not want the rest of the request resets; what came before it counts.
    }
    return all.toByteArray();
  }

  static Reply parse(byte[] all) throws IOException {
    int from = 0;
    while (true) {
      int end = headEnd(all, from);
      List<String> lines =
          new String(all, from, end - from, StandardCharsets.ISO_8859_1).lines().toList();
      int status = status(lines.isEmpty() ? "" : lines.getFirst());
      Map<String, String> headers = new HashMap<>();
      for (String line : lines.subList(1, lines.size())) {
        int colon = line.indexOf(':');
        if (colon > 0) {
          headers.put(
              line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
      }
      from = end + 4;
      if (status / 100 != 1) {
        byte[] body = Arrays.copyOfRange(all, from, all.length);
        boolean chunked =
            headers
                .getOrDefault("transfer-encoding", "")
                .toLowerCase(Locale.ROOT)
                .contains("chunked");
        return new Reply(
            status, headers, new String(chunked ? joined(body) : body, StandardCharsets.UTF_8));
      }
    }
  }

  private static int status(String line) throws IOException {
    if (!line.matches("HTTP/1\\.[01] \\d{3}( .*)?")) {
      throw new IOException("no status line: '%s'".formatted(line));
    }
    return Integer.parseInt(line.substring(9, 12));
  }

  private static int headEnd(byte[] all, int from) throws IOException {
    for (int i = from; i + 3 < all.length; i++) {
      if (all[i] == '\r' && all[i + 1] == '\n' && all[i + 2] == '\r' && all[i + 3] == '\n') {
        return i;
      }
    }
    throw new IOException("a reply whose head does not end");
  }

  /** The content of chunks (RFC 9112, section 7.1). */
  private static byte[] joined(byte[] chunks) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    int at = 0;
    while (true) {
      int line = at;
      while (line < chunks.length && chunks[line] != '\r') {
        line++;
      }
      if (line >= chunks.length) {
        throw new IOException("chunks that break off");
      }
      String size = new String(chunks, at, line - at, StandardCharsets.ISO_8859_1);
      int length = Integer.parseInt(size.replaceAll(";.*", "").strip(), 16);
      if (length == 0) {
        return content.toByteArray();
      }
      if (line + 2 + length > chunks.length) {
        throw new IOException("a chunk that breaks off");
      }
      content.write(chunks, line + 2, length);
      at = line + 2 + length + 2;
    }
  }
}
