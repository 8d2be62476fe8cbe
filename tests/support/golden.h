// Golden: a text that is kept beside the tests and compared line by line. KIOSK_BLESS=1 renews only what differs and prints
// what changed.
#pragma once

#include <string>

namespace support {

// Compares with tests/scenes/<name>.txt below `source`. Empty when equal (or renewed), else what differs and the command that
// renews it.
std::string golden_difference(const std::string& source, const std::string& name, const std::string& text);

}  // namespace support
