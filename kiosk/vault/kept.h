// Kept: the visit that a power cut may interrupt, sealed for at most ten minutes under a key of its own.
//
// Used by the store hand, from its thread. Two files: the key (made with the first keep of a visit) and the sealed visit.
// Destroying the key file destroys the visit wherever old blocks of it lie. The clock is passed in: wall time, because the
// minutes without power count too; a clock that went backwards ends the offer (design 10).
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "core/json.h"
#include "core/result.h"

namespace vault {

inline constexpr std::int64_t kept_for_ms = 10 * 60 * 1000;

enum class Freshness { offered, expired };

struct KeptVisit {
  core::Json visit;
  std::string owner;  // whose card may see it again
  Freshness freshness = Freshness::offered;
  std::int64_t age_ms = 0;  // when it was found; below 0 when the clock has gone back since
};

class Kept {
 public:
  explicit Kept(std::filesystem::path folder) : folder_(std::move(folder)) {}

  // Replaces what was kept. Fails with: FILE_*, KEY_FILE_*.
  core::Result<core::Done> keep(const core::Json& visit, std::string_view owner, std::int64_t wall_ms);
  // What stands there, also when it is too old to be offered (so that it can become a follow-up); nothing when there is
  // none or it does not open any more. Whoever reads `expired` must call destroy.
  core::Result<std::optional<KeptVisit>> find(std::int64_t wall_ms) const;
  // Only for that owner, and only while it is offered.
  core::Result<std::optional<core::Json>> find(std::string_view owner, std::int64_t wall_ms) const;
  // Overwrites and unlinks the key, then the visit. Done also when there is nothing.
  core::Result<core::Done> destroy();

 private:
  std::filesystem::path folder_;
};

}  // namespace vault
