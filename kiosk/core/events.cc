#include "core/events.h"

#include <array>

namespace core {

namespace {

constexpr std::array kind_names{
    "visit_started",   "service_opened",       "step_entered",         "person_present",     "person_witnessed",
    "person_changed",  "submission_committed", "submission_delivered", "submission_refused", "submission_unknown",
    "call_failed",     "call_refused",         "slip_printed",         "slip_failed",        "help_called",
    "help_answered",   "help_unanswered",      "help_withdrawn",       "idle_asked",         "idle_resumed",
    "visit_rated",     "visit_finished",       "visit_left",           "visit_interrupted",  "visit_resumed",
    "followup_wanted", "service_withheld",     "device_failed",        "kiosk_started",      "kiosk_degraded"};
static_assert(kind_names.size() == static_cast<std::size_t>(EventKind::kiosk_degraded) + 1);

constexpr std::array by_names{"citizen", "card", "platform", "helper", "kiosk"};

}  // namespace

std::optional<Name> Name::from(std::string_view text) {
  if (text.empty() || text.size() > 48 || text.front() < 'a' || text.front() > 'z') return std::nullopt;
  for (const char c : text)
    if (!((c >= 'a' && c <= 'z') || c == '_' || c == '.')) return std::nullopt;
  return Name(std::string(text));
}

std::string_view name_of(EventKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

std::optional<EventKind> parse_event_kind(std::string_view name) {
  for (const EventKind kind : all_event_kinds())
    if (name_of(kind) == name) return kind;
  return std::nullopt;
}

const std::vector<EventKind>& all_event_kinds() {
  static const std::vector<EventKind> kinds = [] {
    std::vector<EventKind> list;
    for (std::size_t i = 0; i < kind_names.size(); ++i) list.push_back(static_cast<EventKind>(i));
    return list;
  }();
  return kinds;
}

Json to_json(const Event& event) {
  Json out = Json::object({{"kind", name_of(event.kind)}, {"visit", to_hex(event.visit)}});
  if (!event.service.empty()) out.set("service", event.service.text());
  if (!event.step.empty()) out.set("step", event.step.text());
  if (!event.operation.empty()) out.set("operation", event.operation.text());
  out.set("by", by_names[static_cast<std::size_t>(event.by)]);
  if (event.count != 0) out.set("count", event.count);
  return out;
}

}  // namespace core
