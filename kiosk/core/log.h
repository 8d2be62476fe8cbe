// Log: short diagnostic lines for technicians, on standard error. Never a person's words: lines take codes and Names.
//
// Any thread.
#pragma once

#include <string_view>

#include "core/result.h"

namespace core {

enum class LogLevel { note, warning, failure };
void log(LogLevel level, std::string_view room, const Error& error);
void log(LogLevel level, std::string_view room, std::string_view fixed_text);

}  // namespace core
