// What the devices report: one variant for readers, scanner, headphones, printer and key-pad.
//
// Made by drivers and stand-ins, taken by programs/kiosk, which turns them into messages. Plain values.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <variant>

#include "core/result.h"
#include "devices/badge.h"
#include "devices/card.h"
#include "devices/key_pad.h"
#include "devices/printer.h"

namespace devices {

// clang-format off
struct CardLaid { CardFacts facts; };
struct CardUnreadable { core::Error why; };  // something lies there that cannot be read
struct CardLifted {};
struct BadgeLaid { BadgeFacts facts; };
struct BadgeUnreadable { core::Error why; };
struct BadgeLifted {};
struct Scanned { std::string text; };
struct ScanUnreadable { core::Error why; };
// clang-format on
enum class Plug { out, in };
// A sound card that came by USB, by the kernel's numbers: pcmC1D0p is card 1, device 0.
struct Headset {
  int card = 0, device = 0;
  auto operator<=>(const Headset&) const = default;
};
// What is plugged in now.
struct Plugs {
  Plug jack = Plug::out;
  std::optional<Headset> headset;
  bool operator==(const Plugs&) const = default;
};
// clang-format off
struct HeadphonesChanged { Plug plug = Plug::out; };
struct PrinterChanged { PrinterState state = PrinterState::ok; };
struct KeyPressed { PadKey key = PadKey::ok; };
// clang-format on

using Event = std::variant<CardLaid, CardUnreadable, CardLifted, BadgeLaid, BadgeUnreadable, BadgeLifted, Scanned,
                           ScanUnreadable, HeadphonesChanged, PrinterChanged, KeyPressed>;

}  // namespace devices
