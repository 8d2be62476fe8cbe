// The event catalogue: everything the journal can say about a visit. An event cannot hold an answer: its fields are enums,
// counts and Names, and a Name has no digits and no letters beyond a-z, so that neither a number nor a person's name fits.
//
// Pure values, any thread. Add an event here, with a line saying when it is written; nothing else can be journaled.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/grades.h"
#include "core/id.h"
#include "core/json.h"
#include "core/result.h"

namespace core {

// The id of a service, step, screen or operation: [a-z][a-z_.]{0,47}.
class Name {
 public:
  Name() = default;
  // Empty when the text has another shape.
  static std::optional<Name> from(std::string_view text);
  const std::string& text() const { return text_; }
  bool empty() const { return text_.empty(); }
  auto operator<=>(const Name&) const = default;

 private:
  explicit Name(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

enum class EventKind {
  visit_started,         // first touch, key, card or headphones after the welcome
  service_opened,        // service
  step_entered,          // service, step
  person_present,        // how: card or code; never who
  person_witnessed,      // how: staff or platform
  person_changed,        // a second card was laid in the same visit
  submission_committed,  // service, operation: the outbox row stands in the same transaction
  submission_delivered,  // operation
  submission_refused,    // operation
  submission_unknown,    // operation: sent, no answer yet
  call_failed,           // operation: a question to the platform had no answer
  call_refused,          // operation
  slip_printed,
  slip_failed,
  help_called,
  help_answered,
  help_unanswered,  // 60 s without an answer
  help_withdrawn,
  idle_asked,
  idle_resumed,
  visit_rated,        // count = 1..5
  visit_finished,     // by the person
  visit_left,         // 不办了, 我是下一位 or no answer to the idle question
  visit_interrupted,  // found at start: a power cut
  visit_resumed,      // the kept visit was offered and taken
  followup_wanted,    // staff should call back: service, step
  service_withheld,   // a broken service pack was left out at start
  device_failed,      // step = device name
  kiosk_started,
  kiosk_degraded,  // step = what is missing (voice, voice.zh_hans, readings, sound, clips)
};

enum class EventBy { citizen, card, platform, helper, kiosk };

struct Event {
  EventKind kind = EventKind::visit_started;
  Id visit;
  Name service;    // may be empty
  Name step;       // step, screen or device
  Name operation;  // may be empty
  EventBy by = EventBy::citizen;
  int count = 0;  // meaning by kind; 0 otherwise

  bool operator==(const Event&) const = default;
};

std::string_view name_of(EventKind kind);
std::optional<EventKind> parse_event_kind(std::string_view name);
// Every kind, in order of declaration.
const std::vector<EventKind>& all_event_kinds();
Json to_json(const Event& event);

}  // namespace core
