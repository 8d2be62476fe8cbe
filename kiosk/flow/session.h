// Session: where one person is in one service. `Session + Input -> Session + Events + Wait`, pure; JSON at every wait.
//
// Pure values. The engine asks, waits and is resumed; it never calls, speaks or shows. Answers belong to a person: the
// session holds the identity under which they were given, and a second person starts clean.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/events.h"
#include "core/json.h"
#include "core/result.h"
#include "flow/definition.h"

namespace flow {

enum class EnteredBy { citizen, card, platform, helper };

// What is known of the person at the machine. Level is raised by the visit, never by the service.
struct Person {
  core::IdentityLevel level = core::IdentityLevel::guest;
  core::Json facts;            // {"id","name","sex","birth","address"} from the card; {"id"} from number + code
  std::string how;             // "card", "code", ""
  std::string witness;         // "staff", "platform", ""
  std::string witness_number;  // the badge of the staff member

  bool operator==(const Person&) const = default;
};

struct Session {
  std::string service;
  int version = 0;
  std::string hash;
  std::string step;       // current step id; "end" when over
  core::Json answers;     // field -> value
  core::Json entered_by;  // field -> "citizen" | "card" | "platform" | "helper"
  core::Json fetched;     // into -> reply
  core::Json chosen;      // field -> the whole entry of the platform's list that was chosen
  core::Json result;      // reply of the submit
  std::string outcome;    // of the last submit: "", "done", "refused", "unknown", "queued"
  std::string refusal;    // reason code
  std::string for_whom = "self";
  std::vector<std::string> path;  // steps walked, for back
  std::string return_to;          // review step to return to after 改这一项
  bool committed = false;         // something can no longer be undone: back and leave change

  bool operator==(const Session&) const = default;
};
core::Json to_json(const Session& session);
core::Result<Session> parse_session(const core::Json& json);

// Inputs that resume a wait.
struct GoOn {};     // intro, show, review, slip shown, handoff read, consent given
struct GoBack {};   // also at the end, as long as nothing was committed
struct Decline {};  // consent refused, slip not wanted, rating skipped
struct ForWhom {
  std::string whom;
};  // self, family, other
struct Give {
  std::string field;
  core::Json value;
  EnteredBy by = EnteredBy::citizen;
};  // ask, choose
struct Change {
  std::string step;
};  // 改这一项
struct Identified {
  Person person;
};  // the visit reached a level
struct Answered {
  core::Json reply;
};  // fetch, submit: Done
struct RefusedBy {
  std::string reason;
  core::Json reply;
};  // the platform said no
struct NoAnswer {
  bool sent = false;
};                 // offline (not sent) or Unknown (sent)
struct Queued {};  // submit stands in the outbox and the line is down
using Input =
    std::variant<GoOn, GoBack, Decline, ForWhom, Give, Change, Identified, Answered, RefusedBy, NoAnswer, Queued>;

// What the engine waits for: always a step of the definition, with what the shell needs to show it.
struct Wait {
  const Step* step = nullptr;  // into the definition given to the call; nullptr at the end
  int number = 0;              // 第 n / m 步
  int of = 0;  // longest path that remains; never grows on the way forward (going back gives back what was)
  // fetch and submit: the request body by the operation's field names
  core::Json request;
};

struct EngineEvent {
  core::EventKind kind;
  std::string step;
  std::string operation;
};

struct Moved {
  Session session;
  std::vector<EngineEvent> events;
};

Session start(const Definition& definition);
// Requires: session belongs to the definition (same id and hash).
Wait wait_of(const Definition& definition, const Session& session, const Person& person);
// Fails with: INPUT_UNEXPECTED (the step does not wait for that), INPUT_REFUSED (value not allowed; the session is as it was).
core::Result<Moved> resume(const Definition& definition, const Session& session, const Person& person,
                           const Input& input);

// Options of an ask/choose step that hold now: value, label (plan or ready text), detail.
struct Offered {
  std::string value;
  WordsPlan label;         // or
  std::string label_text;  // from the platform, in `language`
  WordsPlan detail;
  std::string detail_text;
  core::Json entry;  // the list's entry; arguments of label and detail that begin with "entry." read from it
};
std::vector<Offered> options_of(const Step& step, const Session& session, const Person& person,
                                std::string_view language);

// True when the errand ended at a handoff: a person takes it on, and nothing here is done.
bool handed_over(const Definition& definition, const Session& session);
// The last page on the path that told of something that is not over yet; nullptr for none.
const Step* left_open(const Definition& definition, const Session& session);

// The value at "answers.x", "person.id", "fetched.status.due", "chosen.session.day", "result.receipt"; nullptr when absent.
const core::Json* value_at(const Session& session, const Person& person, std::string_view path);
bool holds(const Condition& condition, const Session& session, const Person& person);

}  // namespace flow
