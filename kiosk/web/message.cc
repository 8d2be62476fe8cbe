#include "web/message.h"

#include <algorithm>
#include <array>
#include <utility>

namespace web {

std::optional<std::string> Request::header(std::string_view name) const {
  std::optional<std::string> found;
  for (const auto& header : headers) {
    if (header.name != name) continue;
    if (found) return std::nullopt;
    found = header.value;
  }
  return found;
}

std::string_view reason_of(int status) {
  constexpr std::array<std::pair<int, std::string_view>, 18> phrases{{
      {200, "OK"},
      {201, "Created"},
      {204, "No Content"},
      {302, "Found"},
      {303, "See Other"},
      {304, "Not Modified"},
      {400, "Bad Request"},
      {401, "Unauthorized"},
      {403, "Forbidden"},
      {404, "Not Found"},
      {405, "Method Not Allowed"},
      {409, "Conflict"},
      {413, "Payload Too Large"},
      {422, "Unprocessable Entity"},
      {429, "Too Many Requests"},
      {431, "Request Header Fields Too Large"},
      {500, "Internal Server Error"},
      {503, "Service Unavailable"},
  }};
  const auto phrase =
      std::find_if(phrases.begin(), phrases.end(), [status](const auto& entry) { return entry.first == status; });
  return phrase == phrases.end() ? "Unknown" : phrase->second;
}

}  // namespace web
