// Conversation: one connection, from the handshake to the goodbye, with its caps and deadlines.
//
// Includes Boost.Beast and Asio, which compile slowly: only server.cc includes this.
#pragma once

#include <algorithm>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "web/server.h"
#include "web/wire.h"

namespace web {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;
using net::ip::tcp;

inline Request to_request(http::request<http::string_body>&& message, std::string peer) {
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

}  // namespace web
