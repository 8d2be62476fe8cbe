// Which texts a device may hand us at all.
//
// Pure, any thread.
#pragma once

#include <cstddef>
#include <string_view>

namespace devices {

// UTF-8 of at most `longest` code points without control characters, line breaks, bidirectional controls, zero-width
// characters, private-use characters, non-characters or replacement characters: what could be printed on a card.
bool is_plain_text(std::string_view text, std::size_t longest);

}  // namespace devices
