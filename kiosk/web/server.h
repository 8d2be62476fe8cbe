// Server: the only HTTP server of the house, HTTPS alone, with a cap on everything a stranger can make large or slow.
//
// Used by the platform simulator and the hall server. start() and stop() belong to the owner's thread; the handler is
// called on a thread of the server, one request of a connection at a time, but of several connections at once when
// `threads` > 1. TLS 1.2 or later. A request over a cap is answered 431 (headers), 413 (body, also when chunked) or 400
// (not HTTP) and its connection closes, after a time in which the client may finish speaking and hear it; a request that is not whole by its deadline is dropped without an answer.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <functional>
#include <memory>
#include <string>

#include "core/result.h"
#include "web/message.h"

namespace web {

// What happens to a connection before a word is said on it.
enum class Admission { welcome, reset };

struct Options {
  std::string address = "127.0.0.1";  // numeric; "::" for every one
  std::uint16_t port = 0;             // 0: the system picks one
  std::string certificate_pem;        // the server's own, then the chain above it
  std::string key_pem;
  std::string client_authority_pem;  // when set, only clients with a certificate under it are let in

  std::size_t header_bytes = 16 * 1024;
  std::size_t body_bytes = 256 * 1024;
  std::size_t connections = 64;  // at once; more wait in the system's queue
  int threads = 1;
  std::chrono::milliseconds request_deadline{
      10'000};  // handshake; and from a request's first byte wait to its last byte
  std::chrono::milliseconds answer_deadline{30'000};  // from the answer's first byte to its last
  std::chrono::milliseconds linger_limit{3'000};      // after a refusal: how long what still comes is thrown away,
  std::size_t linger_bytes = 64 * 1024 * 1024;        // and how much of it
  std::chrono::milliseconds hang_limit{600'000};      // for Delivery::hang and drip

  std::function<std::time_t()> clock;    // for the Date header; without it there is none
  std::function<Admission()> admission;  // asked once a connection; without it everybody is welcome
};

using Handler = std::function<Response(const Request&)>;

class Server {
 public:
  // Listens when it returns. Fails with: WEB_ADDRESS, WEB_CERTIFICATE, WEB_LISTEN.
  static core::Result<std::unique_ptr<Server>> start(Options options, Handler handler);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  // Ends every connection at once and joins the threads. Called by the destructor too.
  void stop();
  std::uint16_t port() const;

 private:
  struct Inside;
  explicit Server(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace web
