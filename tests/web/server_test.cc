// The caps of the server, judged by curl and openssl: clients that are not ours.
#include "web/server.h"

#include <catch2/catch.hpp>
#include <chrono>

#include "support/command.h"

namespace {

using namespace std::chrono_literals;

// A server under a certificate that the openssl command line made.
struct Hall {
  explicit Hall(web::Handler handler, web::Options options = {}) {
    REQUIRE(
        support::run("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=hall "
                     "-addext subjectAltName=IP:127.0.0.1 -keyout " +
                     folder.file("key.pem") + " -out " + folder.file("certificate.pem") + " 2>/dev/null")
            .status == 0);
    options.certificate_pem = support::read_file(folder.file("certificate.pem"));
    options.key_pem = support::read_file(folder.file("key.pem"));
    auto started = web::Server::start(std::move(options), std::move(handler));
    REQUIRE(started.ok());
    server = std::move(started).value();
  }

  std::string url(const std::string& path = "/") const {
    return "https://127.0.0.1:" + std::to_string(server->port()) + path;
  }
  support::Outcome curl(const std::string& arguments, const std::string& path = "/") const {
    return support::run("curl -s --max-time 8 --cacert " + folder.file("certificate.pem") + " " + arguments + " '" +
                        url(path) + "'");
  }
  // Standard input for an openssl client, as shell text; what the server answers comes back.
  support::Outcome speak(const std::string& producer) const {
    return support::run("(" + producer + ") | openssl s_client -quiet -connect 127.0.0.1:" +
                        std::to_string(server->port()) + " 2>/dev/null");
  }

  support::TemporaryFolder folder;
  std::unique_ptr<web::Server> server;
};

web::Response echo(const web::Request& request) {
  web::Response response;
  response.headers = {{"x-method", request.method}, {"x-query", request.query}};
  response.body = request.path + " " + std::to_string(request.body.size());
  return response;
}

web::Handler broken(web::Delivery delivery, std::size_t bytes = 0) {
  return [=](const web::Request&) {
    web::Response response;
    response.body = "0123456789";
    response.delivery = delivery;
    response.bytes = bytes;
    response.pause = 20ms;
    return response;
  };
}

}  // namespace

TEST_CASE("A request arrives as a value and its answer goes back") {
  const Hall hall(echo);
  const auto said = hall.curl("-i -X POST --data-binary hello", "/a/b?x=1&y=%20");
  CHECK(said.status == 0);
  CHECK(said.output.find("HTTP/1.1 200 OK") == 0);
  CHECK(said.output.find("x-method: POST") != std::string::npos);
  CHECK(said.output.find("x-query: x=1&y=%20") != std::string::npos);
  CHECK(said.output.find("\r\n\r\n/a/b 5") != std::string::npos);
}

TEST_CASE("A connection serves several requests, and HEAD gets no body") {
  const Hall hall(echo);
  const auto said = hall.curl("-w '[%{num_connects}]' " + hall.url("/one"), "/two");
  CHECK(said.output == "/one 0[1]/two 0[0]");
  CHECK(hall.curl("-I").output.find("Content-Length: 3") != std::string::npos);
}

TEST_CASE("TLS older than 1.2 and plain HTTP are not spoken") {
  const Hall hall(echo);
  const std::string port = std::to_string(hall.server->port());
  CHECK(support::run("openssl s_client -tls1_1 -cipher ALL:@SECLEVEL=0 -connect 127.0.0.1:" + port +
                     " </dev/null >/dev/null 2>&1")
            .status != 0);
  CHECK(support::run("openssl s_client -tls1_2 -connect 127.0.0.1:" + port + " </dev/null >/dev/null 2>&1").status ==
        0);
  CHECK(support::run("openssl s_client -tls1_3 -connect 127.0.0.1:" + port + " </dev/null >/dev/null 2>&1").status ==
        0);
  CHECK(support::run("curl -s --max-time 5 http://127.0.0.1:" + port + "/").status != 0);
}

TEST_CASE("A body over the cap is refused with 413, with a length and without one") {
  web::Options options;
  options.body_bytes = 1000;
  const Hall hall(echo, options);
  support::write_file(hall.folder.file("fits"), std::string(1000, 'x'));
  support::write_file(hall.folder.file("large"), std::string(1001, 'x'));
  support::write_file(hall.folder.file("huge"), std::string(20'000'000, 'x'));
  const std::string status = "-o /dev/null -w '%{http_code}' --data-binary @";
  CHECK(hall.curl(status + hall.folder.file("fits")).output == "200");
  CHECK(hall.curl(status + hall.folder.file("large")).output == "413");
  CHECK(hall.curl(status + hall.folder.file("huge")).output == "413");
  CHECK(hall.curl("-H 'Transfer-Encoding: chunked' " + status + hall.folder.file("fits")).output == "200");
  CHECK(hall.curl("-H 'Transfer-Encoding: chunked' " + status + hall.folder.file("large")).output == "413");
  for (int again = 0; again < 10; ++again)
    CHECK(hall.curl("-H 'Transfer-Encoding: chunked' " + status + hall.folder.file("huge")).output == "413");
}

TEST_CASE("A client that only listens after it has sent everything still hears its refusal") {
  web::Options options;
  options.body_bytes = 1000;
  const Hall hall(echo, options);
  // The request is written to its end before the first byte of the answer is read.
  const auto said = hall.speak(
      "printf 'POST / HTTP/1.1\\r\\nHost: h\\r\\nContent-Length: 8000000\\r\\n\\r\\n'; head -c 8000000 /dev/zero; "
      "sleep 1");
  CHECK(said.output.find("HTTP/1.1 413 ") == 0);
}

TEST_CASE("A client that never stops after its refusal is left after the limit of bytes, or of time") {
  web::Options options;
  options.body_bytes = 1000;
  SECTION("bytes") {
    options.linger_bytes = 100'000;
    options.linger_limit = 60s;
  }
  SECTION("time") { options.linger_limit = 500ms; }
  const Hall hall(echo, options);
  const auto before = std::chrono::steady_clock::now();
  const auto said = hall.speak(
      "printf 'POST / HTTP/1.1\\r\\nHost: h\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\nFFFFFFFF\\r\\n'; timeout 20 cat "
      "/dev/zero");
  CHECK(std::chrono::steady_clock::now() - before < 10s);
  CHECK(hall.curl("").status == 0);
}

TEST_CASE("Headers over the cap are refused with 431, many as well as long ones") {
  web::Options options;
  options.header_bytes = 4000;
  const Hall hall(echo, options);
  const std::string status = "-o /dev/null -w '%{http_code}' ";
  CHECK(hall.curl(status + "-H 'x-long: " + std::string(3000, 'a') + "'").output == "200");
  CHECK(hall.curl(status + "-H 'x-long: " + std::string(5000, 'a') + "'").output == "431");
  std::string many;
  for (int i = 0; i < 300; ++i) many += "-H 'x-header-" + std::to_string(i) + ": v' ";
  CHECK(hall.curl(status + many).output == "431");
}

TEST_CASE("What is not HTTP gets 400") {
  const Hall hall(echo);
  CHECK(hall.speak("printf 'hello there\\r\\n\\r\\n'; sleep 1").output.find("HTTP/1.1 400 ") == 0);
}

TEST_CASE("A request that drips is dropped at its deadline, however often a byte comes") {
  web::Options options;
  options.request_deadline = 600ms;
  const Hall hall(echo, options);
  const auto before = std::chrono::steady_clock::now();
  const auto said = hall.speak(
      "printf 'GET / HTTP/1.1\\r\\n'; for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do printf 'x'; "
      "sleep 0.2; done; printf ': y\\r\\n\\r\\n'");
  CHECK(said.output.empty());
  CHECK(std::chrono::steady_clock::now() - before < 6s);
  CHECK(hall.curl("").status == 0);
}

TEST_CASE("More connections than allowed wait, and are served when one leaves") {
  web::Options options;
  options.connections = 2;
  options.request_deadline = 1500ms;
  const Hall hall(echo, options);
  const std::string silent =
      "(sleep 4 | openssl s_client -quiet -connect 127.0.0.1:" + std::to_string(hall.server->port()) +
      ") >/dev/null 2>&1 & ";
  const auto said =
      support::run(silent + silent + "sleep 0.5; curl -s -k --max-time 5 -w ' %{time_total}' " + hall.url("/late"));
  REQUIRE(said.output.find("/late 0 ") == 0);
  CHECK(std::stod(said.output.substr(8)) > 0.4);
}

TEST_CASE("Broken answers break the way they are told to") {
  SECTION("cut") { CHECK(Hall(broken(web::Delivery::cut, 62)).curl("").status != 0); }
  SECTION("cut before the first byte") { CHECK(Hall(broken(web::Delivery::cut, 0)).curl("").status != 0); }
  SECTION("reset") { CHECK(Hall(broken(web::Delivery::reset)).curl("").status != 0); }
  SECTION("hang") { CHECK(Hall(broken(web::Delivery::hang)).curl("--max-time 1").status == 28); }
  SECTION("raw") { CHECK(Hall(broken(web::Delivery::raw)).curl("--http0.9").output == "0123456789"); }
  SECTION("drip") {
    const auto said = Hall(broken(web::Delivery::drip)).curl("-w ' %{time_total}'");
    REQUIRE(said.output.find("0123456789 ") == 0);
    CHECK(std::stod(said.output.substr(11)) > 1.0);
  }
  SECTION("twice") {
    const Hall hall(broken(web::Delivery::twice));
    const auto said = hall.speak("printf 'GET / HTTP/1.1\\r\\nHost: h\\r\\nConnection: close\\r\\n\\r\\n'; sleep 1");
    const auto second = said.output.find("HTTP/1.1 200", 1);
    CHECK(second != std::string::npos);
    CHECK(said.output.find("0123456789", second) != std::string::npos);
  }
}

TEST_CASE("A refused connection never reaches TLS") {
  web::Options options;
  options.admission = [] { return web::Admission::reset; };
  const Hall hall(echo, options);
  const int status = hall.curl("").status;
  CHECK((status == 35 || status == 56 || status == 7));
}

TEST_CASE("The date is the clock's, in the words of RFC 7231") {
  web::Options options;
  options.clock = [] { return std::time_t{784111777}; };
  CHECK(Hall(echo, options).curl("-i").output.find("Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n") != std::string::npos);
}

TEST_CASE("A header value cannot begin another header") {
  const Hall hall([](const web::Request&) {
    web::Response response;
    response.headers = {{"x-a", "1\r\nx-evil: 2"}, {"x-b", "3"}};
    return response;
  });
  const auto said = hall.curl("-i");
  CHECK(said.output.find("x-evil") == std::string::npos);
  CHECK(said.output.find("x-b: 3") != std::string::npos);
}

TEST_CASE("A handler that throws costs one answer") {
  const Hall hall([](const web::Request&) -> web::Response { throw std::bad_alloc(); });
  CHECK(hall.curl("-o /dev/null -w '%{http_code}'").output == "500");
}

TEST_CASE("Unusable options are refused in words") {
  web::Options options;
  auto started = web::Server::start(options, echo);
  REQUIRE(!started.ok());
  CHECK(started.error().code == "WEB_CERTIFICATE");

  const Hall hall(echo);
  options.certificate_pem = support::read_file(hall.folder.file("certificate.pem"));
  options.key_pem = support::read_file(hall.folder.file("key.pem"));
  options.port = hall.server->port();
  auto taken = web::Server::start(options, echo);
  REQUIRE(!taken.ok());
  CHECK(taken.error().code == "WEB_LISTEN");
  options.address = "localhost:80";
  auto misspelt = web::Server::start(options, echo);
  REQUIRE(!misspelt.ok());
  CHECK(misspelt.error().code == "WEB_ADDRESS");
}
