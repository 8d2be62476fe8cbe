// State: what the platform remembers, in SQLite: submissions it took, what became of them, and the counts by which
// tests judge that a submission was done once, however often it was sent.
//
// Used by the simulator's platform, on the server's thread. A request's changes are written together or not at all.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"
#include "core/result.h"
#include "vault/records.h"

namespace simulator {

// A submission that was taken: kept for ever, found again by its id, whatever happens to the idempotency memory.
struct Submission {
  std::string id;  // 32 hex digits, the client's
  std::string operation;
  std::string person;  // id number
  core::Json request;  // the body as it came
  core::Json receipt;  // the data that was answered
};

class State {
 public:
  static core::Result<State> open(const std::filesystem::path& file);

  // Runs `work` in one transaction; rolls back when it fails.
  core::Result<core::Done> together(const std::function<core::Result<core::Done>()>& work);

  core::Result<core::Done> count_request(std::string_view operation);
  core::Result<core::Done> count_effect(std::string_view operation);
  // {"requests":{operation:n}, "effects":{operation:n}}
  core::Result<core::Json> counts() const;

  // By its id, from the memory that serves idempotency; forgotten after prune().
  core::Result<std::optional<Submission>> remembered(std::string_view id) const;
  // By its id, from the books; never forgotten.
  core::Result<std::optional<Submission>> booked(std::string_view id) const;
  core::Result<core::Done> take(const Submission& submission);
  // Forgets the ids, as a platform does after some hours; the books stay. How many were forgotten.
  core::Result<int> prune();

  // A number that never comes again, from 1.
  core::Result<int> next_number(std::string_view series);

  // Small facts that last: a code that was used up, a doctor's numbers that are left.
  core::Result<std::optional<std::string>> fact(std::string_view kind, std::string_view key) const;
  core::Result<std::vector<std::pair<std::string, std::string>>> facts(std::string_view kind) const;
  core::Result<core::Done> set_fact(std::string_view kind, std::string_view key, std::string_view text);

 private:
  explicit State(vault::Records records) : records_(std::move(records)) {}
  core::Result<int> raise(std::string_view kind, std::string_view key);

  vault::Records records_;
};

}  // namespace simulator
