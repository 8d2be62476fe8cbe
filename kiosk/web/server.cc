// The only file that includes Boost.Beast and Asio; it compiles slowly.
#include "web/server.h"

#include <algorithm>
#include <atomic>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <cstdio>
#include <thread>
#include <utility>
#include <vector>

namespace web {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;
using net::ip::tcp;

namespace {

// RFC 7231 section 7.1.1.1; names of our own, because strftime under a Chinese locale would name the days in Chinese.
std::string http_date(std::time_t now) {
  std::tm parts{};
  gmtime_r(&now, &parts);
  constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  char text[64];
  std::snprintf(text, sizeof text, "%s, %02d %s %d %02d:%02d:%02d GMT", days[parts.tm_wday], parts.tm_mday,
                months[parts.tm_mon], parts.tm_year + 1900, parts.tm_hour, parts.tm_min, parts.tm_sec);
  return text;
}

Request to_request(http::request<http::string_body>&& message, std::string peer) {
  Request request;
  request.method = std::string(message.method_string());
  const std::string target(message.target());
  const auto question = target.find('?');
  request.path = target.substr(0, question);
  if (question != std::string::npos) request.query = target.substr(question + 1);
  for (const auto& field : message) {
    std::string name(field.name_string());
    for (char& letter : name)
      if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    request.headers.push_back({std::move(name), std::string(field.value())});
  }
  request.body = std::move(message.body());
  request.peer = std::move(peer);
  return request;
}

// A header value with a line end in it would begin a header of its own.
bool fits_a_line(std::string_view text) { return text.find_first_of(std::string_view("\r\n\0", 3)) == text.npos; }

std::string to_wire(const Response& response, bool keep_alive, bool with_body, const Options& options) {
  if (response.delivery == Delivery::raw) return response.body;
  std::string wire =
      "HTTP/1.1 " + std::to_string(response.status) + " " + std::string(reason_of(response.status)) + "\r\n";
  if (options.clock) wire += "Date: " + http_date(options.clock()) + "\r\n";
  for (const auto& header : response.headers)
    if (fits_a_line(header.name) && fits_a_line(header.value)) wire += header.name + ": " + header.value + "\r\n";
  wire += "Content-Length: " + std::to_string(response.body.size()) + "\r\n";
  wire += keep_alive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
  if (with_body) wire += response.body;
  return wire;
}

}  // namespace

// --- what the sessions share -----------------------------------------------------------------------------------------

struct Server::Inside {
  Inside(Options given_options, Handler given_handler)
      : options(std::move(given_options)), handler(std::move(given_handler)), io(options.threads) {}

  core::Result<core::Done> load_certificate();
  core::Result<core::Done> listen();
  void run();
  void accept_next();
  void session_over();
  Response answer(const Request& request) const;

  Options options;
  Handler handler;
  net::ssl::context tls{net::ssl::context::tls_server};
  std::atomic<bool> stopping{false};
  std::uint16_t port = 0;
  // The sessions live in the handlers that io holds: io must go before everything above.
  net::io_context io;
  net::strand<net::io_context::executor_type> gate{net::make_strand(io)};
  tcp::acceptor acceptor{gate};
  std::size_t active = 0;  // touched on the gate's strand alone
  bool accepting = false;
  std::vector<std::thread> threads;
};

// --- one connection --------------------------------------------------------------------------------------------------

namespace {

// Every callback keeps the conversation alive by `self`; a callback that asks for nothing more ends it.
struct Conversation : std::enable_shared_from_this<Conversation> {
  using Over = std::function<void()>;
  using Answer = std::function<Response(const Request&)>;

  Conversation(tcp::socket socket, net::ssl::context& tls, const Options& given_options, Answer given_answer,
               Over given_over)
      : stream(std::move(socket), tls),
        timer(stream.get_executor()),
        options(given_options),
        answer(std::move(given_answer)),
        over(std::move(given_over)) {}
  ~Conversation() { over(); }

  beast::tcp_stream& line() { return beast::get_lowest_layer(stream); }

  void begin() {
    net::dispatch(stream.get_executor(), [self = shared_from_this()] {
      error_code ignored;
      const auto endpoint = self->line().socket().remote_endpoint(ignored);
      if (!ignored) self->peer = endpoint.address().to_string();
      self->line().expires_after(self->options.request_deadline);
      self->stream.async_handshake(net::ssl::stream_base::server, [self](error_code error) {
        if (!error) self->read_header();
      });
    });
  }

  // The deadline set here holds until the body is whole: tcp_stream counts from expires_after, not from each read.
  void read_header() {
    parser.emplace();
    parser->header_limit(static_cast<std::uint32_t>(options.header_bytes));
    parser->body_limit(options.body_bytes);
    line().expires_after(options.request_deadline);
    http::async_read_header(stream, buffer, *parser, [self = shared_from_this()](error_code error, std::size_t) {
      if (error) return self->refuse(error);
      if (beast::iequals(self->parser->get()[http::field::expect], "100-continue")) return self->say_continue();
      self->read_body();
    });
  }

  void say_continue() {
    wire = "HTTP/1.1 100 Continue\r\n\r\n";
    net::async_write(stream, net::buffer(wire), [self = shared_from_this()](error_code error, std::size_t) {
      if (!error) self->read_body();
    });
  }

  void read_body() {
    http::async_read(stream, buffer, *parser, [self = shared_from_this()](error_code error, std::size_t) {
      if (error) return self->refuse(error);
      self->keep_alive = self->parser->get().keep_alive();
      self->with_body = self->parser->get().method() != http::verb::head;
      self->response = self->answer(to_request(self->parser->release(), self->peer));
      if (self->response.afterwards == Afterwards::close) self->keep_alive = false;
      self->line().expires_never();
      self->after_delay();
    });
  }

  // A message that is no HTTP or passes a cap: one short answer where there is somebody to read it, then goodbye.
  void refuse(error_code error) {
    if (error == http::error::end_of_stream ||
        error.category() != http::make_error_code(http::error::bad_method).category())
      return;
    if (error == http::error::partial_message) return;
    response = {};
    response.status = error == http::error::body_limit ? 413 : error == http::error::header_limit ? 431 : 400;
    keep_alive = false;
    wire = to_wire(response, false, true, options);
    line().expires_after(options.answer_deadline);
    net::async_write(stream, net::buffer(wire), [self = shared_from_this()](error_code failed, std::size_t) {
      if (!failed) self->linger();
    });
  }

  // Closing with unread bytes makes the system send a reset, which can overtake the answer (RFC 9112 section 9.6): our
  // half is closed at once, and what the client still sends is thrown away undeciphered until it stops or a cap is
  // reached. TLS's own goodbye is left out: the answer says its length, and after it OpenSSL would answer every further
  // record with an alert.
  void linger() {
    error_code ignored;
    line().socket().shutdown(tcp::socket::shutdown_send, ignored);
    line().expires_after(options.linger_limit);
    wire.resize(64 * 1024);
    drain(options.linger_bytes);
  }

  void drain(std::size_t bytes_left) {
    line().async_read_some(net::buffer(wire), [self = shared_from_this(), bytes_left](error_code error, std::size_t n) {
      if (!error && n < bytes_left) self->drain(bytes_left - n);
    });
  }

  void after_delay() {
    if (response.delay.count() <= 0) return deliver();
    timer.expires_after(response.delay);
    timer.async_wait([self = shared_from_this()](error_code error) {
      if (!error) self->deliver();
    });
  }

  void deliver() {
    switch (response.delivery) {
      case Delivery::reset: return reset();
      case Delivery::hang: return hang();
      case Delivery::whole: break;
      case Delivery::raw:
      case Delivery::cut:
      case Delivery::drip: keep_alive = false; break;
      case Delivery::twice: break;
    }
    wire = to_wire(response, keep_alive, with_body, options);
    if (response.delivery == Delivery::twice) wire += wire;
    if (response.delivery == Delivery::cut) wire.resize(std::min(wire.size(), response.bytes));
    if (response.delivery == Delivery::drip) {
      line().expires_after(options.hang_limit);
      return drip(0);
    }
    line().expires_after(options.answer_deadline);
    net::async_write(stream, net::buffer(wire), [self = shared_from_this()](error_code error, std::size_t) {
      if (error || self->response.delivery == Delivery::cut) return;  // cut: no TLS goodbye either
      if (self->keep_alive) return self->read_header();
      self->goodbye();
    });
  }

  void drip(std::size_t sent) {
    if (sent == wire.size()) return goodbye();
    net::async_write(stream, net::buffer(wire.data() + sent, 1),
                     [self = shared_from_this(), sent](error_code error, std::size_t) {
                       if (error) return;
                       self->timer.expires_after(self->response.pause);
                       self->timer.async_wait([self, sent](error_code stopped) {
                         if (!stopped) self->drip(sent + 1);
                       });
                     });
  }

  void hang() {
    wire.resize(1);
    line().expires_after(options.hang_limit);
    stream.async_read_some(net::buffer(wire), [self = shared_from_this()](error_code, std::size_t) {});
  }

  void reset() {
    error_code ignored;
    line().socket().set_option(net::socket_base::linger(true, 0), ignored);
    line().socket().close(ignored);
  }

  void goodbye() {
    line().expires_after(std::chrono::seconds(2));
    stream.async_shutdown([self = shared_from_this()](error_code) {});
  }

  beast::ssl_stream<beast::tcp_stream> stream;
  net::steady_timer timer;
  const Options& options;
  Answer answer;
  Over over;
  beast::flat_buffer buffer;
  std::optional<http::request_parser<http::string_body>> parser;
  std::string peer;
  Response response;
  std::string wire;  // what is being written must outlive the call that writes it
  bool keep_alive = false;
  bool with_body = true;
};

}  // namespace

// --- accepting -------------------------------------------------------------------------------------------------------

void Server::Inside::accept_next() {
  if (accepting || stopping || active >= options.connections) return;
  accepting = true;
  acceptor.async_accept(net::make_strand(io), [this](error_code error, tcp::socket socket) {
    accepting = false;
    if (stopping) return;
    if (error) {
      // Out of descriptors, or the client left in the queue: breathe, then go on.
      auto pause = std::make_shared<net::steady_timer>(gate, std::chrono::milliseconds(50));
      return pause->async_wait([this, pause](error_code) { accept_next(); });
    }
    if (options.admission && options.admission() == Admission::reset) {
      error_code ignored;
      socket.set_option(net::socket_base::linger(true, 0), ignored);
      socket.close(ignored);
      return accept_next();
    }
    ++active;
    std::make_shared<Conversation>(
        std::move(socket), tls, options, [this](const Request& request) { return this->answer(request); },
        [this] { session_over(); })
        ->begin();
    accept_next();
  });
}

void Server::Inside::session_over() {
  if (stopping) return;
  net::post(gate, [this] {
    --active;
    accept_next();
  });
}

// A handler of ours does not throw, but the libraries below it might run out of memory: one citizen's 500, not
// everybody's end.
Response Server::Inside::answer(const Request& request) const {
  try {
    return handler(request);
  } catch (...) {
    Response failed;
    failed.status = 500;
    return failed;
  }
}

core::Result<core::Done> Server::Inside::load_certificate() {
  const core::Error unusable{"WEB_CERTIFICATE", "", "The server's certificate or key cannot be used.",
                             "Give a PEM certificate and the PEM key that belongs to it."};
  error_code error;
  tls.set_options(net::ssl::context::default_workarounds | net::ssl::context::no_compression);
  if (SSL_CTX_set_min_proto_version(tls.native_handle(), TLS1_2_VERSION) != 1) return unusable;
  tls.use_certificate_chain(net::buffer(options.certificate_pem), error);
  if (error) return unusable;
  tls.use_private_key(net::buffer(options.key_pem), net::ssl::context::pem, error);
  if (error || SSL_CTX_check_private_key(tls.native_handle()) != 1) return unusable;
  if (options.client_authority_pem.empty()) return core::Done{};
  tls.add_certificate_authority(net::buffer(options.client_authority_pem), error);
  if (error) return unusable;
  tls.set_verify_mode(net::ssl::verify_peer | net::ssl::verify_fail_if_no_peer_cert, error);
  if (error) return unusable;
  return core::Done{};
}

core::Result<core::Done> Server::Inside::listen() {
  error_code error;
  const auto address = net::ip::make_address(options.address, error);
  if (error)
    return core::Error{"WEB_ADDRESS", "", "The address to listen on is not a numeric IP address.",
                       "Write it like 127.0.0.1."};
  const tcp::endpoint endpoint(address, options.port);
  acceptor.open(endpoint.protocol(), error);
  if (!error) acceptor.set_option(net::socket_base::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(net::socket_base::max_listen_connections, error);
  if (!error) port = acceptor.local_endpoint(error).port();
  if (error)
    return core::Error{"WEB_LISTEN", "", "Nothing can listen on this address and port.",
                       "Choose another port, or end the program that holds it."};
  return core::Done{};
}

void Server::Inside::run() {
  net::post(gate, [this] { accept_next(); });
  for (int thread = 0; thread < options.threads; ++thread) threads.emplace_back([this] { io.run(); });
}

// --- outside ---------------------------------------------------------------------------------------------------------

Server::Server(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Server::~Server() { stop(); }

core::Result<std::unique_ptr<Server>> Server::start(Options options, Handler handler) {
  auto inside = std::make_unique<Inside>(std::move(options), std::move(handler));
  TRY_DONE(inside->load_certificate());
  TRY_DONE(inside->listen());
  inside->run();
  return std::unique_ptr<Server>(new Server(std::move(inside)));
}

void Server::stop() {
  inside_->stopping = true;
  inside_->io.stop();
  for (auto& thread : inside_->threads) thread.join();
  inside_->threads.clear();
}

std::uint16_t Server::port() const { return inside_->port; }

}  // namespace web
