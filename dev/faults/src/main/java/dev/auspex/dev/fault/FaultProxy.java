package dev.auspex.dev.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a client and a server on this machine. The {@link Fault} may be changed at any
 * moment and takes hold of open connections too, at the next piece of data that passes.
 */
public final class FaultProxy implements AutoCloseable {
  private static final int PIECE_BYTES = 16 * 1024;
  private static final int LINGER_MILLIS = 1_000;

  private final String scheme;
  private final InetSocketAddress server;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicLong connections = new AtomicLong();
  private volatile Fault fault = new Fault.None();
  private volatile @Nullable ServerSocket listener;

  private FaultProxy(String scheme, InetSocketAddress server) {
    this.scheme = scheme;
    this.server = server;
    ServerSocket first = listen(0);
    this.port = first.getLocalPort();
    this.listener = first;
    acceptFrom(first);
  }

  /** A proxy in front of {@code server}, which must name host and port, without any fault yet. */
  public static FaultProxy before(URI server) {
    if (server.getHost() == null || server.getPort() < 0) {
      throw new IllegalArgumentException("an address with host and port, but was " + server);
    }
    return new FaultProxy(
        server.getScheme(), new InetSocketAddress(server.getHost(), server.getPort()));
  }

  /** Where the server now answers, with the faults. The same for the life of the proxy. */
  public URI address() {
    return URI.create("%s://127.0.0.1:%d".formatted(scheme, port));
  }

  /** How many connections were accepted so far. */
  public long connections() {
    return connections.get();
  }

  /** From now on this is wrong. */
  public synchronized void set(Fault wrong) {
    fault = wrong;
    ServerSocket current = listener;
    if (wrong instanceof Fault.Refuse) {
      listener = null;
      if (current != null) {
        closeQuietly(current);
      }
      open.forEach(FaultProxy::reset);
    } else if (current == null) {
      ServerSocket again = listen(port);
      listener = again;
      acceptFrom(again);
    }
  }

  /** Nothing is wrong any more. */
  public void heal() {
    set(new Fault.None());
  }

  /** Ends all connections and listens no more. */
  @Override
  public synchronized void close() {
    ServerSocket current = listener;
    listener = null;
    if (current != null) {
      closeQuietly(current);
    }
    open.forEach(FaultProxy::reset);
  }

  private static ServerSocket listen(int port) {
    try {
      ServerSocket socket = new ServerSocket();
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket;
    } catch (IOException taken) {
      throw new UncheckedIOException("cannot listen on port " + port, taken);
    }
  }

  private void acceptFrom(ServerSocket socket) {
    Thread.ofVirtual()
        .name("fault-proxy-accept")
        .start(
            () -> {
              while (!socket.isClosed()) {
                try {
                  serve(socket.accept());
                } catch (IOException closed) {
                  // Closed by set or close, or the client was gone before it was accepted.
                }
              }
            });
  }

  private void serve(Socket client) {
    connections.incrementAndGet();
    open.add(client);
    Thread.ofVirtual()
        .name("fault-proxy-connection")
        .start(
            () -> {
              Socket upstream = new Socket();
              open.add(upstream);
              try {
                upstream.connect(server, 2_000);
                Thread answers =
                    Thread.ofVirtual().start(() -> pump(upstream, client, Direction.ANSWER));
                pump(client, upstream, Direction.REQUEST);
                answers.join();
              } catch (IOException unreachable) {
                reset(client);
              } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
              } finally {
                reset(client);
                reset(upstream);
                open.remove(client);
                open.remove(upstream);
              }
            });
  }

  private enum Direction {
    REQUEST,
    ANSWER
  }

  private void pump(Socket from, Socket to, Direction direction) {
    byte[] piece = new byte[PIECE_BYTES];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
        boolean goesOn =
            switch (direction) {
              case REQUEST -> passRequest(piece, length, from, out);
              case ANSWER -> passAnswer(piece, length, from, to, out);
            };
        if (!goesOn) {
          return;
        }
      }
      to.shutdownOutput();
    } catch (IOException ended) {
      reset(from);
      reset(to);
    }
  }

  private boolean passRequest(byte[] piece, int length, Socket client, OutputStream out)
      throws IOException {
    return switch (fault) {
      case Fault.Answer answer -> {
        answer(client, answer);
        yield false;
      }
      // Read and thrown away.
      case Fault.Silence silence -> true;
      case Fault.None none -> forward(piece, length, out);
      case Fault.Delay delay -> forward(piece, length, out);
      case Fault.Drip drip -> forward(piece, length, out);
      case Fault.Cut cut -> forward(piece, length, out);
      case Fault.Refuse refuse -> throw new SocketException("refused");
    };
  }

  private boolean passAnswer(
      byte[] piece, int length, Socket server, Socket client, OutputStream out) throws IOException {
    return switch (fault) {
      case Fault.None none -> forward(piece, length, out);
      case Fault.Delay delay -> {
        pause(delay.by());
        yield forward(piece, length, out);
      }
      case Fault.Drip drip -> {
        for (int i = 0; i < length; i++) {
          pause(Duration.ofSeconds(1).dividedBy(drip.bytesPerSecond()));
          out.write(piece, i, 1);
          out.flush();
        }
        yield true;
      }
      case Fault.Cut cut -> {
        forward(piece, Math.min(length, cut.afterBytes()), out);
        reset(client);
        reset(server);
        yield false;
      }
      case Fault.Silence silence -> true;
      // The request had passed before; its answer is true.
      case Fault.Answer answer -> forward(piece, length, out);
      case Fault.Refuse refuse -> throw new SocketException("refused");
    };
  }

  private static boolean forward(byte[] piece, int length, OutputStream out) throws IOException {
    out.write(piece, 0, length);
    out.flush();
    return true;
  }

  /** Writes the answer and closes so gently that the client can read it. */
  private static void answer(Socket client, Fault.Answer answer) throws IOException {
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 %d Fault\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n%s\r\n"
            .formatted(answer.status(), body.length, answer.headers());
    OutputStream out = client.getOutputStream();
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(body);
    out.flush();
    client.shutdownOutput();
    client.setSoTimeout(LINGER_MILLIS);
    // What the client still sends is read away: unread bytes would turn the close into a reset.
    client.getInputStream().transferTo(OutputStream.nullOutputStream());
    closeQuietly(client);
  }

  private static void pause(Duration time) {
    LockSupport.parkNanos(time.toNanos());
  }

  private static void reset(Socket socket) {
    try {
      if (!socket.isClosed()) {
        socket.setSoLinger(true, 0);
      }
    } catch (SocketException closedMeanwhile) {
      // Closing is what we are about to do.
    }
    closeQuietly(socket);
  }

  private static void closeQuietly(AutoCloseable socket) {
    try {
      Objects.requireNonNull(socket).close();
    } catch (Exception gone) {
      // It is closed either way.
    }
  }
}
