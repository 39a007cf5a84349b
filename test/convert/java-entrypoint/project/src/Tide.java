import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;

public class Tide {
  public static void main(String[] args) throws Exception {
    var server = HttpServer.create(new InetSocketAddress(Integer.getInteger("port")), 0);
    server.createContext("/", exchange -> {
      var body = "ebb".getBytes();
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
    server.start();
  }
}
