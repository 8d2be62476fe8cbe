// A service that asks for everything that digits can say, and its words: for tests of the engine and of the pages. No shipped
// service has one of every kind.
#pragma once

#include "support/shipped.h"

namespace support {

inline core::Json typed_service() { return shipped("tests/support/typed/service.json"); }
inline core::Json typed_words() { return shipped("tests/support/typed/zh-Hans.json"); }

}  // namespace support
