// Whether bytes are UTF-8, for files that come from outside and stay bytes here.
//
// Pure, any thread.
#pragma once

#include <string_view>

namespace core {

// RFC 3629: overlong forms, surrogates and numbers beyond U+10FFFF are not.
bool is_utf8(std::string_view bytes);

}  // namespace core
