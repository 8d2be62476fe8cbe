// Http: the only HTTP client of the house. HTTPS alone, one certificate authority of ours, no redirects, no proxy, no
// cookies, a cap on everything, and an answer that tells "not sent" from "sent, and then nothing".
//
// Used by platform::Client; journal and config get a function made of it. Any thread: nothing is shared between calls.
// Every request has a connection of its own: libcurl repeats a request by itself when a kept connection turns out dead,
// and a submission must never be repeated by anybody but us.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/result.h"

namespace platform {

struct HttpLimits {
  int connect_ms = 3000;
  int total_ms = 12000;
  int slow_bytes_per_s = 64;  // slower than this for slow_s ends the request
  int slow_s = 6;
  std::size_t answer_bytes = 1 << 20;
  std::size_t header_bytes = 32 * 1024;
};

struct HttpRequest {
  std::string url;                                           // https://host[:port]/path
  std::vector<std::pair<std::string, std::string>> headers;  // no line breaks in them
  std::string body;                                          // sent by POST
  std::filesystem::path ca_file;                             // PEM; nothing else is trusted
  HttpLimits limits;
};

// How far a request got. `sent` may have been obeyed, whether or not an answer came.
enum class Reach { not_sent, sent, answered };

struct HttpReply {
  Reach reach = Reach::not_sent;
  std::string why;  // "" when answered: DNS, CONNECT, TLS, URL, STOPPED before; TIMEOUT, CUT, TOO_LARGE, STOPPED after
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
  std::string body;
  std::optional<std::int64_t> server_ms;  // the Date header as epoch milliseconds (whole seconds)

  // "" when absent.
  std::string header(std::string_view name) const;
};

// What a client needs of the network; tests and a cut line give their own.
using Transport = std::function<HttpReply(const HttpRequest&)>;

// POSTs and waits. `stop` ends the wait within a second; may be null.
HttpReply post(const HttpRequest& request, const std::atomic<bool>* stop = nullptr);

}  // namespace platform
