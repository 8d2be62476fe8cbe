// Outbox: submissions that were promised, as frozen bytes with a permanent id, until the platform has answered for them.
//
// Used by the Courier, on the thread that owns the store. The body is sealed under the machine key and deleted with the
// receipt; until then this kiosk can read it, which is the one stated exception to leaving nothing behind. A row's bytes
// never change after the commit; a correction is a new submission.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/events.h"
#include "core/id.h"
#include "core/json.h"
#include "core/result.h"
#include "vault/seal.h"
#include "vault/store.h"

namespace platform {

enum class RowState {
  ready,      // stored; the platform has surely not done it
  inflight,   // marked before the first byte leaves
  unknown,    // it may have been done: look it up
  delivered,  // the platform has it; the body is gone
  refused,    // the platform said no, or nobody may decide but staff; the body is gone
};
enum class Happening {
  sending,         // about to be sent
  not_sent,        // surely not done
  silence,         // sent, no answer that can be trusted
  receipt,         // done, with our id in the answer
  refusal,         // the platform said no
  found_accepted,  // looked up: it was done
  found_refused,   // looked up: it was refused
  found_missing,   // looked up: never arrived, and the platform would still remember it
  lost,            // looked up: never arrived, but the platform may have forgotten it; or the body cannot be read
};
std::string_view name_of(RowState state);
// The state after it, or nothing when this cannot happen in that state. Pure.
std::optional<RowState> after(RowState state, Happening happening);

struct OutboxRow {
  std::int64_t number = 0;
  core::Id submission;
  std::string operation;
  RowState state = RowState::ready;
  bool may_queue = false;
  int attempts = 0;
  std::int64_t first_sent_ms = 0;  // wall time; 0 = never
  core::Event about;               // visit, service and step, for the events of its later fate
};

struct NewSubmission {
  core::Id submission;
  std::string operation;
  std::string body;  // frozen
  bool may_queue = false;
  core::Event about;
};

class Outbox {
 public:
  static vault::Schema schema();
  Outbox(vault::Store& store, vault::Key key) : store_(store), key_(std::move(key)) {}

  // Requires: inside a transaction. Fails with: STORE_RULE when the id was used before.
  core::Result<core::Done> add(const NewSubmission& submission);
  core::Result<std::optional<OutboxRow>> find(const core::Id& submission);
  core::Result<std::optional<OutboxRow>> find(std::int64_t number);
  // Rows that still need something done, oldest first.
  core::Result<std::vector<OutboxRow>> pending();
  // Fails with: OUTBOX_UNREADABLE (other machine key, or damaged).
  core::Result<std::string> body(const OutboxRow& row);
  core::Result<core::Json> reply(const OutboxRow& row);

  // Stores the new state; deletes the body when the row is settled and keeps `reply` sealed until the visit ends.
  // Requires: inside a transaction. Fails with: OUTBOX_STEP (it cannot happen in that state).
  core::Result<core::Done> advance(OutboxRow& row, Happening happening, std::int64_t wall_ms,
                                   const core::Json& reply = {});
  core::Result<core::Done> remove(const OutboxRow& row);
  // Deletes settled rows and the replies kept with them.
  core::Result<core::Done> forget_settled();
  // After a start: what was in flight is unknown. `ready` rows of a salvaged file too: their later state may be lost.
  core::Result<core::Done> resume(bool salvaged);

 private:
  vault::Store& store_;
  vault::Key key_;
};

}  // namespace platform
