// Request and Response: one HTTP exchange as plain values, and the ways in which an answer can be broken on purpose.
//
// Used by the simulator and the hall server, inside handlers, on a thread of the Server. Sizes are bytes.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace web {

struct Header {
  std::string name;  // lower case in a Request; as written in a Response
  std::string value;

  bool operator==(const Header&) const = default;
};

struct Request {
  std::string method;  // "GET", "POST" ...
  std::string path;    // still percent-encoded, begins with "/"
  std::string query;   // what follows "?", still encoded; "" for none
  std::vector<Header> headers;
  std::string body;
  std::string peer;  // numeric address of the other side

  // The header of that name (given in lower case), or nullopt when it is absent or there more than once: a signature
  // that stands in a message twice is no signature.
  std::optional<std::string> header(std::string_view name) const;
};

// What is done to an answer between its making and the wire. A service for citizens always uses `whole`; the rest is
// how the platform simulator plays a bad line.
enum class Delivery {
  whole,
  raw,    // Response::body alone goes out, as if it were the whole HTTP message
  cut,    // `bytes` of the message, then the line is dead
  drip,   // one byte every `pause`
  twice,  // the message, and at once the same message again
  hang,   // nothing, until the other side leaves or `hang_limit` of the server is over
  reset,  // TCP reset instead of an answer
};

enum class Afterwards { keep, close };  // the connection, where the other side wishes to keep it

struct Response {
  int status = 200;
  std::vector<Header> headers;  // Content-Length, Connection and Date are the server's own
  std::string body;
  std::chrono::milliseconds delay{0};  // before the first byte
  Delivery delivery = Delivery::whole;
  std::size_t bytes = 0;               // for cut
  std::chrono::milliseconds pause{0};  // for drip
  Afterwards afterwards = Afterwards::keep;
};

// The standard phrase for a status ("Not Found"); "Unknown" for others.
std::string_view reason_of(int status);

}  // namespace web
