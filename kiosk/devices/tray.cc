#include "devices/tray.h"

#include <fstream>
#include <string>
#include <utility>

#include "devices/scanner.h"

namespace devices {
namespace {

core::Result<std::string> read_whole(const std::filesystem::path& path) {
  constexpr std::size_t largest = 64 * 1024;
  const core::Error failure{"TRAY_FILE", path.filename().string(), "The file cannot be laid on the reader.",
                            "Name a file that exists and is smaller than 64 KiB."};
  std::error_code problem;
  if (!std::filesystem::is_regular_file(path, problem)) return failure;
  std::ifstream file(path, std::ios::binary);
  std::string bytes(largest + 1, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  if (file.bad() || bytes.size() > largest) return failure;
  return bytes;
}

}  // namespace

core::Result<core::Done> Tray::lay_card(const std::filesystem::path& file) {
  TRY(bytes, read_whole(file));
  lift_card();
  auto card = parse_card(bytes, file.filename().string());
  if (card.ok()) events_.push_back(CardLaid{std::move(card).value()});
  else events_.push_back(CardUnreadable{card.error()});
  card_ = true;
  return core::Done{};
}

void Tray::lift_card() {
  if (!std::exchange(card_, false)) return;
  events_.push_back(CardLifted{});
}

core::Result<core::Done> Tray::lay_badge(const std::filesystem::path& file) {
  TRY(bytes, read_whole(file));
  lift_badge();
  auto badge = parse_badge(bytes, file.filename().string());
  if (badge.ok()) events_.push_back(BadgeLaid{std::move(badge).value()});
  else events_.push_back(BadgeUnreadable{badge.error()});
  badge_ = true;
  return core::Done{};
}

void Tray::lift_badge() {
  if (!std::exchange(badge_, false)) return;
  events_.push_back(BadgeLifted{});
}

void Tray::scan(std::string_view bytes) {
  auto text = parse_scan(bytes);
  if (text.ok()) events_.push_back(Scanned{std::move(text).value()});
  else events_.push_back(ScanUnreadable{text.error()});
}

void Tray::plug_headphones(Plug plug) {
  if (std::exchange(plug_, plug) == plug) return;
  events_.push_back(HeadphonesChanged{plug});
}

void Tray::set_printer(PrinterState state) {
  if (printer_->state() == state) return;
  printer_->set_state(state);
  events_.push_back(PrinterChanged{state});
}

std::optional<Event> Tray::poll() {
  if (events_.empty()) return std::nullopt;
  Event event = std::move(events_.front());
  events_.pop_front();
  return event;
}

}  // namespace devices
