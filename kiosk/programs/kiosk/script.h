// Script: the inputs of a run as JSON lines (design 13), parsed strictly, one line at a time.
//
// Used by the stage on the main thread. Pure. A line that is malformed, oversized, in another encoding, or holds a member
// that does not belong there, is refused with its number and loses nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/result.h"

namespace kiosk {

// clang-format off
struct TapLine { std::string key; bool hurry = false; };       // hurry: without waiting for the speech to end
struct TouchLine { double x_mm = 0, y_mm = 0, slip_x_mm = 0, slip_y_mm = 0; int hold_ms = 80; bool hurry = false; };
struct KeyLine { std::string key; bool hurry = false; };       // by the names of devices/key_pad.h
struct DigitsLine { std::string digits; };
struct CardLine { std::string file; };                          // "" = lifted
struct BadgeLine { std::string file; };
struct ScanLine { std::string text; };
struct HeadphonesLine { bool plugged = false; };
struct NetworkLine { bool up = true; };
struct PrinterLine { std::string state; };                      // ok empty jam
struct DeskLine { std::string text; };                          // "" = the desk falls silent
struct WaitLine { int ms = 0; bool hurry = false; };
struct ClockLine { int seconds = 0; };                          // wall time moves, steady time does not
struct UntilLine { std::string screen; int within_ms = 10000; };
// clang-format on
struct ExpectLine {
  std::optional<std::string> screen, focus, text, not_seen, said, not_said, slip, audit;
};
struct KillLine {};

using ScriptLine =
    std::variant<TapLine, TouchLine, KeyLine, DigitsLine, CardLine, BadgeLine, ScanLine, HeadphonesLine, NetworkLine,
                 PrinterLine, DeskLine, WaitLine, ClockLine, UntilLine, ExpectLine, KillLine>;

// Fails with: SCRIPT_LINE (line number in `where`), or the JSON_* codes. Empty lines and lines beginning with # give nullopt.
core::Result<std::optional<ScriptLine>> parse_script_line(std::string_view line, std::string_view name, int number);

}  // namespace kiosk
