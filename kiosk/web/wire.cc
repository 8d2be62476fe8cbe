#include "web/wire.h"

#include <cstdio>
#include <ctime>

namespace web {

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

// A header value with a line end in it would begin a header of its own.
bool fits_a_line(std::string_view text) { return text.find_first_of(std::string_view("\r\n\0", 3)) == text.npos; }

}  // namespace

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

}  // namespace web
