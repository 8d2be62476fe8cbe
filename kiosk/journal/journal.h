// Journal: what was done, by whom, with whose help, as typed events that cannot hold an answer.
//
// Used by the store hand (platform::Dispatcher is given `append`), by `yinlingctl journal verify` and by tests; on the thread
// that owns the store. Each row carries the SHA-256 of the row before it and of itself, so that a changed, missing or swapped
// row is found. In clear stand enums, counts, ids and the day; never a time of day.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/events.h"
#include "core/json.h"
#include "core/result.h"
#include "core/units.h"
#include "vault/store.h"

namespace journal {

// The tables `journal` and `follow_ups`.
vault::Schema schema();

// Why staff should call back.
enum class Reason { interrupted, unknown, refused, wanted };
std::string_view name_of(Reason reason);
// Which follow-up an event gives birth to, if any. Pure.
std::optional<Reason> follow_up_of(core::EventKind kind);

// Writes the events and the follow-ups born of them. Requires: inside a transaction of the store.
core::Result<core::Done> append(vault::Store& store, const std::vector<core::Event>& events, const core::Day& day);

// The events and whatever `also` stores (an outbox row), in one transaction: all of it is on the disk, or nothing.
core::Result<core::Done> commit(vault::Store& store, const std::vector<core::Event>& events, const core::Day& day,
                                const std::function<core::Result<core::Done>()>& also = {});

struct Entry {
  std::int64_t number = 0;  // 1, 2, 3 ...
  core::Day day;
  core::Json event;
  std::string hash;  // 32 bytes
};
core::Result<std::vector<Entry>> entries(vault::Store& store);

// h(n) = SHA-256(0x00, h(n-1), number as 8 bytes big-endian, day as ISO text, event as JSON text). Pure.
std::string chained(std::string_view hash_before, std::int64_t number, std::string_view day, std::string_view event);
std::string first_hash();

struct Verdict {
  std::int64_t rows = 0;
  std::vector<std::int64_t> broken;  // numbers of rows that do not follow from the row before
  std::string head;                  // hash of the last row
};
core::Result<Verdict> verify(vault::Store& store);

struct FollowUp {
  std::int64_t number = 0;
  core::Day day;
  std::string visit;                     // id in hex
  std::string service, step, operation;  // any may be empty
  std::string reason;                    // name_of(Reason)
  bool settled = false;                  // the platform's later answer made it needless
};
core::Result<std::vector<FollowUp>> follow_ups(vault::Store& store);

}  // namespace journal
