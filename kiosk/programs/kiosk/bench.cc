#include "programs/kiosk/bench.h"

#include "core/log.h"

namespace kiosk {

void Bench::poll(const std::function<void(devices::PadKey)>& pad) {
  while (const auto event = tray_.poll()) post(*event, pad);
}

void Bench::post(const devices::Event& event, const std::function<void(devices::PadKey)>& pad) {
  if (const auto* card = std::get_if<devices::CardLaid>(&event)) {
    inbox_.post(visit::CardLaid{devices::to_json(card->facts), true});
  } else if (const auto* unreadable = std::get_if<devices::CardUnreadable>(&event)) {
    core::log(core::LogLevel::note, "devices", unreadable->why);
    inbox_.post(visit::CardLaid{core::Json(), false});
  } else if (std::holds_alternative<devices::CardLifted>(event)) {
    inbox_.post(visit::CardLifted{});
  } else if (const auto* badge = std::get_if<devices::BadgeLaid>(&event)) {
    inbox_.post(visit::BadgeLaid{badge->facts.number, badge->facts.role == devices::BadgeRole::staff});
  } else if (const auto* broken = std::get_if<devices::BadgeUnreadable>(&event)) {
    core::log(core::LogLevel::note, "devices", broken->why);
  } else if (std::holds_alternative<devices::BadgeLifted>(event)) {
    inbox_.post(visit::BadgeLifted{});
  } else if (const auto* scan = std::get_if<devices::Scanned>(&event)) {
    inbox_.post(visit::Scanned{scan->text});
  } else if (const auto* plug = std::get_if<devices::HeadphonesChanged>(&event)) {
    plugged_(plug->plug);
  } else if (const auto* printer = std::get_if<devices::PrinterChanged>(&event)) {
    inbox_.post(visit::PrinterChanged{std::string(devices::name_of(printer->state))});
  } else if (const auto* key = std::get_if<devices::KeyPressed>(&event)) {
    pad(key->key);
  }
}

}  // namespace kiosk
