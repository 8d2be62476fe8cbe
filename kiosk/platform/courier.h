// Courier: decides what happens to every submission and call; no thread, no network, no clock of its own.
//
// Owned by the Dispatcher, on the store thread; tests drive it by hand. It stores before it promises, marks in flight before
// a byte leaves, looks up before it repeats, and tells each outcome once it is on the disk. What is to be done on the line
// leaves as a Job, and comes back as a Report.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "core/events.h"
#include "core/json.h"
#include "core/result.h"
#include "core/units.h"
#include "platform/client.h"
#include "platform/outbox.h"
#include "vault/store.h"

namespace platform {

// Names a question of the program; comes back with its answers. 0 = nobody waits.
using Token = std::uint64_t;

enum class AnswerKind {
  committed,          // events and submission are on the disk
  commit_failed,      // nothing of it is; `reason` is the error's code
  delivered,          // the receipt with our id is in `reply`
  delivery_refused,   // `reason`, `reply`
  delivery_unknown,   // sent, no answer that can be trusted; looked up again later by itself
  delivery_queued,    // stored; the line is down; sent later by itself
  delivery_not_sent,  // surely not done, and not kept: it may not wait
  call_answered,      // `reply`
  call_refused,       // `reason`, `reply`
  call_not_sent,
  call_unanswered,  // sent, no answer
};
struct Told {
  Token token = 0;
  AnswerKind kind = AnswerKind::committed;
  core::Json reply;
  std::string reason;      // of a refusal; else a code for technicians (CLOCK, TLS, STORE_FULL ...)
  bool simulator = false;  // the platform's own reply says that it is one
};

struct Submission {
  core::Id id;
  std::string operation;
  core::Json body;  // submission_id is set here
  bool may_queue = false;
};

enum class JobKind { call, send, look_up };
enum class Urgency { somebody_waits, nobody_waits };
struct Job {
  JobKind kind = JobKind::call;
  Urgency urgency = Urgency::somebody_waits;
  Token token = 0;
  std::int64_t row = 0;
  std::string operation;
  core::Json body;     // of a call
  std::string frozen;  // of a send
  core::Id submission;
};
using Report = std::variant<Outcome, LookUp>;

// Writes events inside the store's transaction; journal::append, given by the program.
using Recorder =
    std::function<core::Result<core::Done>(vault::Store&, const std::vector<core::Event>&, const core::Day&)>;

enum class Line { up, down };

struct CourierParts {
  Recorder record;
  std::function<std::string(const core::Json&)> freeze;  // Client::frozen
  std::function<std::int64_t()> wall_ms, steady_ms;
  std::function<core::Day()> today;
  std::function<double()> chance;
  std::function<void(Told)> tell;
  std::function<void(Job)> work;
  int id_memory_hours = 24;
};

class Courier {
 public:
  Courier(vault::Store& store, vault::Key key, CourierParts parts);

  // Takes up what the last run left: in flight becomes unknown and is looked up, what is ready is sent.
  core::Result<core::Done> resume();

  void commit(Token token, const std::vector<core::Event>& events, const std::optional<Submission>& submission);
  void note(const std::vector<core::Event>& events);
  void call(Token token, const std::string& operation, const core::Json& body);
  // Somebody wants to hear of an earlier submission (a visit that goes on after a power cut): its present state is told
  // at once, a later one when it comes. A submission that is not here is told as delivery_not_sent, but where the store was
  // damaged or cannot be read: then nobody knows, it is told as delivery_unknown, and `about` goes to staff.
  void follow(Token token, const core::Id& submission, const core::Event& about = {});
  void report(const Job& job, const Report& report);
  void set_line(Line line);
  // Starts the oldest row that is due. Call when next_due has come.
  void tick();
  std::optional<std::int64_t> next_due() const;  // steady ms
  // The visit is over: settled rows go, nobody waits for the others any more.
  core::Result<core::Done> forget_visit();
  int waiting() const { return static_cast<int>(waits_.size()); }

 private:
  struct Wait {
    std::int64_t due_ms = 0;
    int tries = 0;
  };
  core::Result<core::Done> store_together(const std::vector<core::Event>& events,
                                          const std::function<core::Result<core::Done>()>& also);
  void tell(Token token, AnswerKind kind, core::Json reply = {}, std::string reason = "", bool simulator = false);
  void start(OutboxRow row);
  void send(OutboxRow row);
  void look_up(const OutboxRow& row);
  void nobody_knows(Token token, core::Event about);
  void work_on(const OutboxRow& row, JobKind kind, std::string frozen);
  void sent(OutboxRow row, const Outcome& outcome);
  void looked_up(OutboxRow row, const LookUp& found);
  void settle(OutboxRow& row, Happening happening, AnswerKind kind, const core::Json& reply, const std::string& reason,
              bool simulator);
  void not_sent(OutboxRow& row, const Unknown& unknown);
  void wait(std::int64_t row, std::int64_t asked_ms = 0);
  void line_works();
  bool too_old(const OutboxRow& row) const;
  Token token_of(const OutboxRow& row) const;

  vault::Store& store_;
  Outbox outbox_;
  CourierParts parts_;
  Line line_ = Line::up;
  std::map<std::int64_t, Wait> waits_;      // row number -> when it is tried again
  std::map<std::int64_t, Token> tokens_;    // row number -> who waits for it
  std::set<std::int64_t> at_work_;          // rows whose job has not reported yet
  std::optional<std::int64_t> background_;  // of these, the one that nobody waits for
  std::map<std::int64_t, int> sends_;       // sends while somebody waits
};

}  // namespace platform
