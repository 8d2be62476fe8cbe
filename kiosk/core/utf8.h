// UTF-8 (RFC 3629) as bytes: for what comes from outside and stays bytes here.
//
// Pure, any thread.
#pragma once

#include <cstddef>
#include <string_view>

namespace core {

// How many bytes the character has with which `bytes` begins; 0 for overlong forms, surrogates, numbers beyond U+10FFFF and the
// end of the text.
std::size_t utf8_length(std::string_view bytes);
bool is_utf8(std::string_view bytes);

}  // namespace core
