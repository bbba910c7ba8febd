package dev.auspex.benchmarks.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RawHttpTest {
  private static RawHttp.Reply parse(String wire) throws IOException {
    return RawHttp.parse(wire.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aPlainReplyIsRead() throws IOException {
    RawHttp.Reply reply = parse("HTTP/1.1 404 Not Found\r\nContent-Type: a/b\r\n\r\nnö");

    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.header("content-type")).isEqualTo("a/b");
    assertThat(reply.body()).isEqualTo("nö");
  }

  @Test
  void chunksAreJoined() throws IOException {
    RawHttp.Reply reply =
        parse(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n");

    assertThat(reply.body()).isEqualTo("abcde");
  }

  @Test
  void provisionalRepliesAreSkipped() throws IOException {
    assertThat(parse("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Created\r\n\r\n").status())
        .isEqualTo(201);
  }

  @Test
  void whatIsNoHttpIsToldSo() {
    assertThatThrownBy(() -> parse("hello")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> parse("hello\r\n\r\n")).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> parse("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nabc"))
        .isInstanceOf(IOException.class);
  }
}
