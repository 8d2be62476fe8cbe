// What a code scanner may hand us.
//
// Pure, any thread.
#pragma once

#include <string>
#include <string_view>

#include "core/result.h"

namespace devices {

// One scan without the line end that scanners add: at most 512 bytes of plain text (plain_text.h), not empty.
// Fails with: SCAN_TOO_LONG, SCAN_UNREADABLE.
core::Result<std::string> parse_scan(std::string_view bytes);

}  // namespace devices
