// The HTTP client against a real TLS server: what is trusted, what is refused, what is "not sent" and what is "perhaps".
#include "faults/line.h"

#include <netinet/in.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

#include "platform/client.h"

using faults::Certificates;
using faults::Line;
using platform::HttpReply;
using platform::HttpRequest;
using platform::Reach;

namespace {

HttpRequest request_to(const std::string& url, const std::string& ca = Certificates::all().ca) {
  HttpRequest request;
  request.url = url;
  request.body = "{}";
  request.ca_file = ca;
  request.limits.connect_ms = 1500;
  request.limits.total_ms = 1500;
  request.limits.slow_s = 1;
  request.limits.answer_bytes = 64 * 1024;
  return request;
}

web::Response plain(int status = 200, const std::string& body = "{}") {
  web::Response response;
  response.status = status;
  response.body = body;
  return response;
}

std::string outcome(const HttpReply& reply) {
  const std::string reach = reply.reach == Reach::not_sent ? "not sent"
                            : reply.reach == Reach::sent   ? "sent"
                                                           : "answered";
  return reply.why.empty() ? reach + " " + std::to_string(reply.status) : reach + " " + reply.why;
}

std::string posted(const HttpRequest& request) { return outcome(platform::post(request)); }

}  // namespace

TEST_CASE("an answer arrives whole, with its headers and its date") {
  Line line([](const web::Request& request) {
    web::Response response =
        plain(201, request.method + request.path + request.body + request.header("x-own").value_or(""));
    response.headers = {{"X-Answer", "yes"}, {"Date", "Tue, 09 Nov 2021 08:49:20 GMT"}};
    return response;
  });
  HttpRequest request = request_to(line.url() + "/a/b");
  request.headers = {{"X-Own", "own"}};
  const HttpReply reply = platform::post(request);
  CHECK(outcome(reply) == "answered 201");
  CHECK(reply.body == "POST/a/b{}own");
  CHECK(reply.header("x-answer") == "yes");
  REQUIRE(reply.server_ms.has_value());
  CHECK(*reply.server_ms == 1'636'447'760'000);
}

TEST_CASE("only our authority, the right name and a valid time are trusted, and nothing is sent otherwise") {
  const Certificates& made = Certificates::all();
  const auto handler = [](const web::Request&) { return plain(); };
  Line right(handler);
  CHECK(posted(request_to(right.url(), made.other_ca)) == "not sent TLS");
  CHECK(posted(request_to(right.url(), "/nowhere/ca.pem")) == "not sent TLS");
  CHECK(right.requests == 0);
  Line wrong_name(handler, made.wrong_name, made.wrong_name_key);
  CHECK(posted(request_to(wrong_name.url())) == "not sent TLS");
  Line expired(handler, made.expired, made.expired_key);
  CHECK(posted(request_to(expired.url())) == "not sent TLS");
  CHECK(wrong_name.requests + expired.requests == 0);
  CHECK(posted(request_to(right.url())) == "answered 200");
}

TEST_CASE("an old TLS is refused") {
  const Certificates& made = Certificates::all();
  Line spare([](const web::Request&) { return plain(); });
  const std::string port = std::to_string(spare.server->port());
  spare.server->stop();
  spare.server.reset();
  support::write_file(made.folder.path() / "s.pem", made.certificate + made.key);
  std::thread old([&] {
    (void)support::run("timeout 4 openssl s_server -accept 127.0.0.1:" + port +
                       " -tls1_1 -cipher DEFAULT@SECLEVEL=0 -cert " + made.folder.file("s.pem") +
                       " -quiet -naccept 1 2>&1 </dev/null");
  });
  std::string seen = "not sent CONNECT";
  for (int i = 0; i < 30 && seen == "not sent CONNECT"; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    seen = posted(request_to("https://127.0.0.1:" + port));
  }
  CHECK(seen == "not sent TLS");
  old.join();
}

TEST_CASE("no redirect, no plain http, no proxy, no key log") {
  support::TemporaryFolder folder;
  Line elsewhere([](const web::Request&) { return plain(); });
  Line line([&](const web::Request&) {
    web::Response response = plain(302);
    response.headers = {{"Location", elsewhere.url() + "/x"}};
    return response;
  });
  CHECK(posted(request_to(line.url())) == "answered 302");
  CHECK(elsewhere.requests == 0);
  CHECK(posted(request_to("http://127.0.0.1:" + std::to_string(line.server->port()))) == "not sent URL");
  CHECK(posted(request_to("file:///etc/passwd")) == "not sent URL");
  ::setenv("https_proxy", "http://127.0.0.1:1", 1);
  ::setenv("ALL_PROXY", "http://127.0.0.1:1", 1);
  CHECK(posted(request_to(line.url())) == "answered 302");
  ::unsetenv("https_proxy");
  ::unsetenv("ALL_PROXY");
}

TEST_CASE("line breaks cannot add headers") {
  Line line([](const web::Request&) { return plain(); });
  HttpRequest request = request_to(line.url());
  request.headers = {{"X-A", "a\r\nX-Evil: b"}};
  CHECK(posted(request) == "not sent URL");
  CHECK(line.requests == 0);
}

TEST_CASE("what is too large is cut off at the cap, announced or not") {
  Line line([](const web::Request& request) {
    if (request.path == "/chunked") {
      web::Response response;
      response.delivery = web::Delivery::raw;
      response.body = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
      for (int i = 0; i < 100; ++i) response.body += "1000\r\n" + std::string(4096, 'x') + "\r\n";
      response.body += "0\r\n\r\n";
      return response;
    }
    if (request.path == "/headers") {
      web::Response response = plain();
      for (int i = 0; i < 100; ++i) response.headers.push_back({"X-" + std::to_string(i), std::string(1000, 'y')});
      return response;
    }
    return plain(200, std::string(200 * 1024, 'x'));
  });
  CHECK(posted(request_to(line.url() + "/announced")) == "sent TOO_LARGE");
  CHECK(posted(request_to(line.url() + "/chunked")) == "sent TOO_LARGE");
  CHECK(posted(request_to(line.url() + "/headers")) == "sent TOO_LARGE");
}

TEST_CASE("whatever the line does after the request, it counts as perhaps done") {
  const auto delivery = [](web::Delivery kind) {
    return [kind](const web::Request&) {
      web::Response response = plain(200, std::string(400, 'z'));
      response.delivery = kind;
      response.bytes = 150;
      response.pause = std::chrono::milliseconds(200);
      return response;
    };
  };
  Line hang(delivery(web::Delivery::hang));
  CHECK(posted(request_to(hang.url())) == "sent TIMEOUT");
  Line drip(delivery(web::Delivery::drip));
  CHECK(posted(request_to(drip.url())) == "sent TIMEOUT");
  Line cut(delivery(web::Delivery::cut));
  CHECK(posted(request_to(cut.url())) == "sent CUT");
  Line reset(delivery(web::Delivery::reset));
  CHECK(posted(request_to(reset.url())) == "sent CUT");
  CHECK(reset.requests == 1);  // libcurl does not repeat it by itself
  Line twice(delivery(web::Delivery::twice));
  CHECK(posted(request_to(twice.url())) == "answered 200");
  Line raw([](const web::Request&) {
    web::Response response;
    response.delivery = web::Delivery::raw;
    response.body = "no http at all\r\n\r\n";
    return response;
  });
  CHECK(posted(request_to(raw.url())).substr(0, 4) == "sent");
}

TEST_CASE("whatever happens before the request, it was not sent") {
  Line refused([](const web::Request&) { return plain(); }, Certificates::all().certificate, Certificates::all().key,
               [] { return web::Admission::reset; });
  CHECK(posted(request_to(refused.url())).substr(0, 8) == "not sent");
  CHECK(posted(request_to("https://127.0.0.1:1")) == "not sent CONNECT");
  CHECK(posted(request_to("https://no-such-host.invalid")) == "not sent DNS");

  // A port that accepts and never speaks: the handshake hangs.
  const int mute = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  REQUIRE(::bind(mute, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  REQUIRE(::listen(mute, 4) == 0);
  socklen_t size = sizeof address;
  ::getsockname(mute, reinterpret_cast<sockaddr*>(&address), &size);
  CHECK(posted(request_to("https://127.0.0.1:" + std::to_string(ntohs(address.sin_port)))).substr(0, 8) == "not sent");
  ::close(mute);
}

TEST_CASE("a stop ends the wait at once") {
  Line hang([](const web::Request&) {
    web::Response response = plain();
    response.delivery = web::Delivery::hang;
    return response;
  });
  HttpRequest request = request_to(hang.url());
  request.limits.total_ms = 10'000;
  request.limits.slow_s = 10;
  std::atomic<bool> stop{false};
  const auto began = std::chrono::steady_clock::now();
  std::thread stopper([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    stop = true;
  });
  CHECK(outcome(platform::post(request, &stop)) == "sent STOPPED");
  stopper.join();
  CHECK(std::chrono::steady_clock::now() - began < std::chrono::seconds(3));
}
