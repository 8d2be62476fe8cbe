#include "core/log.h"

#include <cstdio>

namespace core {

namespace {
const char* label(LogLevel level) {
  switch (level) {
    case LogLevel::note: return "note";
    case LogLevel::warning: return "warning";
    case LogLevel::failure: return "failure";
  }
  return "note";
}
}  // namespace

void log(LogLevel level, std::string_view room, const Error& error) { log(level, room, to_line(error)); }

void log(LogLevel level, std::string_view room, std::string_view fixed_text) {
  std::fprintf(stderr, "yinling %s: %.*s: %.*s\n", label(level), static_cast<int>(room.size()), room.data(),
               static_cast<int>(fixed_text.size()), fixed_text.data());
}

}  // namespace core
