#include "core/result.h"

namespace core {

std::string to_line(const Error& error) {
  std::string line = error.where.empty() ? error.code : error.where + ": " + error.code;
  line += ": " + error.what;
  if (!error.cure.empty()) line += " " + error.cure;
  return line;
}

}  // namespace core
