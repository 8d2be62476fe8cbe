// Tray: stand-ins for everything that can be laid on, plugged into or pressed at a kiosk. Scripts and the dock put things
// on it; the kiosk polls it exactly as it polls real devices.
//
// One thread. What is laid is parsed as a real reader's bytes would be.
#pragma once

#include <deque>
#include <filesystem>
#include <memory>
#include <optional>
#include <string_view>

#include "devices/event.h"
#include "devices/printer.h"

namespace devices {

class Tray {
 public:
  // The printer's state is the tray's to set. Requires: a printer.
  explicit Tray(std::shared_ptr<PdfPrinter> printer) : printer_(std::move(printer)) {}

  // A card on the reader takes the place of the one before. Fails with: TRAY_FILE (not there, larger than 64 KiB); a file
  // that is no card is an unreadable card, as it would be at a real reader.
  core::Result<core::Done> lay_card(const std::filesystem::path& file);
  void lift_card();
  core::Result<core::Done> lay_badge(const std::filesystem::path& file);
  void lift_badge();
  void scan(std::string_view bytes);
  void plug_headphones(Plug plug);
  void set_printer(PrinterState state);
  void press(PadKey key) { events_.push_back(KeyPressed{key}); }

  bool card_lies() const { return card_; }
  bool badge_lies() const { return badge_; }
  Plug headphones() const { return plug_; }

  // In order; empty when nothing happened since.
  std::optional<Event> poll();

 private:
  std::shared_ptr<PdfPrinter> printer_;
  std::deque<Event> events_;
  bool card_ = false, badge_ = false;
  Plug plug_ = Plug::out;
};

}  // namespace devices
