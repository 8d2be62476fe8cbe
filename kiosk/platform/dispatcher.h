// Dispatcher: the store hand and the line hand in one: everything the kiosk stores and sends, on threads of its own.
//
// Used by programs/kiosk/effects.cc: requests go in as values from any thread, answers come out as values through `tell`,
// which is called on the dispatcher's threads and must only put the answer into an inbox. One thread owns the store; two
// talk to the platform, of which one always stays free for the person who stands there.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/contract.h"
#include "core/events.h"
#include "core/json.h"
#include "core/result.h"
#include "platform/courier.h"
#include "platform/profile.h"
#include "vault/kept.h"
#include "vault/store.h"

namespace platform {

struct DispatcherParts {
  std::filesystem::path folder;  // the data folder: store.db, machine.key, kept.*; made when it is not there
  vault::Schema journal_schema;  // journal::schema()
  Recorder record;               // journal::append
  Profile profile;
  Credentials credentials;
  std::string endpoint;  // https://host[:port]
  std::filesystem::path ca_file;
  std::vector<core::Operation> operations;  // Contract::operations()
  std::function<std::int64_t()> wall_ms;    // epoch ms, as the kiosk's clock says; called from several threads
  std::function<core::Day()> today;         // the hall's day
  std::function<void(Told)> tell;
  Transport transport;  // empty: HTTPS by platform::post
  std::string disk;     // a vault::FaultDisk in tests
};

class Dispatcher {
 public:
  // Opens the store and takes up what the last run left. Fails with: STORE_*, KEY_FILE_*, FILE_*, FOLDER.
  static core::Result<std::unique_ptr<Dispatcher>> start(DispatcherParts parts);
  // Stops within about a second; a request under way is cut and its row looked up at the next start.
  ~Dispatcher();
  Dispatcher(const Dispatcher&) = delete;
  Dispatcher& operator=(const Dispatcher&) = delete;

  // Events and, if any, a submission in one transaction. Told: committed or commit_failed; with a submission then one of
  // delivered, delivery_refused, delivery_unknown, delivery_queued, delivery_not_sent; after unknown and queued a later
  // outcome is told too, as long as the visit lasts.
  void commit(Token token, std::vector<core::Event> events, std::optional<Submission> submission = std::nullopt);
  void note(std::vector<core::Event> events);
  // A question that changes nothing. Told: call_answered, call_refused, call_not_sent or call_unanswered.
  void call(Token token, std::string operation, core::Json body);
  // What became of an earlier submission (Courier::follow).
  void follow(Token token, core::Id submission, core::Event about);
  // The visit so far, against a power cut. Written before whatever is asked for after it; one that cannot be written takes
  // what was kept before with it, because an older state would offer a submission again that was committed since.
  void keep(core::Json visit, std::string owner);
  // The visit is over: the kept visit and its key are destroyed, settled rows go, the log is emptied.
  void wipe();
  void set_line(Line line);

  // The visit that the last run was interrupted in, read at start (also when it is expired). wipe() destroys it.
  const std::optional<vault::KeptVisit>& kept_at_start() const;
  const vault::StartReport& start_report() const;
  // Nothing is asked that has not been told yet; rows that wait for their time do not count.
  bool idle() const;
  // Ends the wait when idle, or after that time. For tests and for an orderly end.
  bool wait_until_idle(std::int64_t most_ms) const;
  // Ends the wait when everything asked for so far is on the disk, or after that time.
  bool wait_until_stored(std::int64_t most_ms) const;
  ClockState clock_state() const;

 private:
  struct Inside;
  explicit Dispatcher(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

}  // namespace platform
