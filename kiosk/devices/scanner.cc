#include "devices/scanner.h"

#include "devices/plain_text.h"

namespace devices {

core::Result<std::string> parse_scan(std::string_view bytes) {
  constexpr std::size_t longest = 512;
  const std::string cure = "Hold the code still and scan it again.";
  while (!bytes.empty() && (bytes.back() == '\n' || bytes.back() == '\r')) bytes.remove_suffix(1);
  if (bytes.size() > longest)
    return core::Error{"SCAN_TOO_LONG", "scanner", "The code is longer than 512 bytes.", cure};
  if (bytes.empty() || !is_plain_text(bytes, longest))
    return core::Error{"SCAN_UNREADABLE", "scanner", "The code is no plain text.", cure};
  return std::string(bytes);
}

}  // namespace devices
